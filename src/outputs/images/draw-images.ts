import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { accentOf } from '../../base/theme/accent.ts';
import { type Colours, themeColours } from '../../base/theme/theme-colours.ts';
import type { PictureFormat } from '../../figures/render-figure.ts';
import { cardFile } from '../../report/card-file.ts';
import type { Page } from '../../report/pages.ts';
import { type Brand, renderFigurePicture } from './figure-picture.ts';
import { type ImageFonts, loadImageFonts } from './image-fonts.ts';
import { type PageFigure, type PageWords, wordsOfPage } from './page-words.ts';
import { renderPng } from './render-png.ts';
import { renderSocialCard } from './social-card.ts';

export interface ImageOptions {
  /** Where the site's pages stand, and its icon. */
  folder: string;
  /** Those that can be shared. */
  pages: readonly Page[];
  brand: Brand;
  /** The brand's colour, hexadecimal, where the company names one. */
  accent?: string | undefined;
  formats: readonly PictureFormat[];
}

/** Pixels of a PNG for each of its SVG's. */
const ZOOM = 2;

/**
 * Draws what the pages link to: `figures/ID.svg` and `figures/ID.png` of each figure, `cards/PAGE.png` of each page, the icons.
 * A figure that several pages show is drawn as the first of them in the pages' order shows it. Returns how many files it wrote.
 */
export async function drawImages({
  folder,
  pages,
  brand,
  accent,
  formats,
}: ImageOptions): Promise<number> {
  const words = pages.map(wordsOfPage);
  // Inside the site that is built, which the next build clears when this one is killed here.
  const fonts = await loadImageFonts(textsOf(words, brand), path.join(folder, '.fonts'));
  const colours = { ...themeColours('light'), accent: accentOf(accent).light };
  const write = (file: string, content: string | Buffer): void => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
    written += 1;
  };
  let written = 0;
  try {
    const pictures = formats.includes('svg') ? figurePictures(words, brand, colours, fonts) : [];
    for (const { id, svg } of pictures) write(`figures/${id}.svg`, svg);
    if (formats.includes('png')) {
      const drawn = [
        ...pictures.map(({ id, svg }) => ({ file: `figures/${id}.png`, svg, zoom: ZOOM })),
        ...words.map((page) => ({
          file: cardFile(page.path),
          svg: renderSocialCard(page, brand, colours, fonts),
          zoom: 1,
        })),
        ...iconPictures(readFileSync(path.join(folder, 'favicon.svg'), 'utf8'), colours),
      ];
      await Promise.all(
        drawn.map(async ({ file, svg, zoom }) => write(file, await renderPng(svg, zoom, fonts))),
      );
    }
  } finally {
    fonts.remove();
  }
  return written;
}

function figurePictures(
  pages: readonly PageWords[],
  brand: Brand,
  colours: Colours,
  fonts: ImageFonts,
): { id: string; svg: string }[] {
  const figures = new Map<string, PageFigure>();
  for (const figure of pages.flatMap((page) => page.figures))
    if (!figures.has(figure.id)) figures.set(figure.id, figure);
  return [...figures].map(([id, figure]) => ({
    id,
    svg: renderFigurePicture(figure, brand, colours, fonts),
  }));
}

/** The icon in the sizes that browsers and phones ask for; a phone cuts its own corners, so the ground of its icon has none. */
function iconPictures(
  svg: string,
  colours: Colours,
): { file: string; svg: string; zoom: number }[] {
  const size = 32;
  const ground = `<rect width="${size}" height="${size}" fill="${colours.accent}"/>`;
  const square = svg.replace(/<title>.*?<\/title>/, (title) => title + ground);
  return [
    { file: 'favicon-32.png', svg, zoom: 1 },
    { file: 'favicon-192.png', svg, zoom: 6 },
    { file: 'apple-touch-icon.png', svg: square, zoom: 180 / size },
  ];
}

/** Everything that a picture may write, for cutting the fonts. */
function* textsOf(pages: readonly PageWords[], brand: Brand): Generator<string> {
  yield `Investor report. …<>&"${brand.company}${brand.edition}${brand.notice ?? ''}`;
  for (const { title, chapter, lead, figures } of pages) {
    yield title + chapter + lead;
    for (const figure of figures) {
      yield figure.finding + figure.subtitle + figure.sources.join('');
      for (const svg of [figure.wide, figure.narrow])
        for (const [, text] of svg.matchAll(/>([^<>]+)</g)) yield text!;
    }
  }
}
