/** How a document of this program is told from a file that is somebody's. */
import { PDFDocument } from 'pdf-lib';
import type { FileKind } from '../placing/output-file.ts';
import { CONTENTS_ANCHOR } from './contents.ts';
import { PDF_CREATOR } from './finish-pdf.ts';

/** By what it says of its maker. */
export const PRINTED_REPORT: FileKind = {
  name: 'a PDF that this program printed',
  async isOwn(bytes) {
    try {
      const document = await PDFDocument.load(bytes, { updateMetadata: false });
      return document.getCreator() === PDF_CREATOR;
    } catch {
      return false;
    }
  },
};

/** By its frame: the cover, after which the contents come. */
export const SINGLE_FILE: FileKind = {
  name: 'a report that this program wrote into one file',
  isOwn(bytes) {
    const text = new TextDecoder().decode(bytes);
    return (
      text.includes('<div class="part" id="cover">') && text.includes(`id="${CONTENTS_ANCHOR}"`)
    );
  },
};
