import { SaxesParser } from 'saxes';

/** Parses XML and returns all its text; throws where it is not well-formed. */
export function textOfXml(xml: string): string {
  const parser = new SaxesParser({ xmlns: true });
  let text = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.write(xml).close();
  return text;
}

/** Width and height of a PNG, from its header. */
export function sizeOfPng(png: Buffer): [number, number] {
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}
