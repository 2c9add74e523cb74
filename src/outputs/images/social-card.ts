import type { Colours } from '../../base/theme/theme-colours.ts';
import { NARROW } from '../../figures/parts/theme.ts';
import { placeDrawing, readDrawing } from './drawing.ts';
import { type Brand, hatchedStrip, sans, serif } from './figure-picture.ts';
import type { ImageFonts } from './image-fonts.ts';
import type { PageFigure, PageWords } from './page-words.ts';
import {
  type Paragraph,
  setCutLine,
  setLine,
  setParagraph,
  withoutForbidden,
} from './picture-text.ts';

/** What the services that show cards ask for. */
export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;

const EDGE = 64;
const TOP = 138;
const BOTTOM = 540;
/** Of the text where a drawing stands beside it. */
const COLUMN = 500;
const DRAWING = { x: 640, width: CARD_WIDTH - EDGE - 640 };
/** A drawing's text, 12 pixels as drawn, is read down to 14 on a card. */
const LEAST_SCALE = 14 / 12;
/** A title takes the largest of these at which it leaves room for what stands below. */
const SIZES = [54, 48, 43, 38, 34];
/** Where no drawing stands beside it. */
const LARGE_SIZES = [84, 72, 62, ...SIZES];

/**
 * The card of a page as SVG: its title, the narrow drawing of its first figure that can be read at this size, whose report it is and the
 * date of its data.
 */
export function renderSocialCard(
  page: PageWords,
  brand: Brand,
  colours: Colours,
  fonts: ImageFonts,
): string {
  const figure = page.figures
    .map((candidate) => setFigure(candidate, colours, fonts))
    .find(({ scale }) => scale >= LEAST_SCALE);
  const { ink, accent } = colours as { ink: string; accent: string };
  const second = colours['ink-2']!;
  const width = figure === undefined ? CARD_WIDTH - 2 * EDGE : COLUMN;
  const parts = [
    setCutLine(
      brand.company,
      { ...serif(30), x: EDGE, y: 84, colour: ink, width: CARD_WIDTH / 2 },
      fonts,
    ),
    setCutLine(
      page.chapter === '' ? 'Investor report' : page.chapter,
      {
        ...sans(21),
        weight: 600,
        x: CARD_WIDTH - EDGE,
        y: 83,
        colour: accent,
        anchor: 'end',
        width: CARD_WIDTH / 2 - 3 * EDGE,
      },
      fonts,
    ),
    `<rect x="${EDGE}" y="108" width="${CARD_WIDTH - 2 * EDGE}" height="2" fill="${ink}"/>`,
    setTitle(page, width, colours, fonts),
    figure?.svg ?? '',
    setLine(brand.edition, { ...sans(21), x: EDGE, y: 590, colour: second }),
  ];
  if (brand.notice !== undefined) {
    parts.push(
      hatchedStrip(CARD_WIDTH, 14, colours),
      setLine(brand.notice, {
        ...sans(19),
        weight: 600,
        x: CARD_WIDTH - EDGE,
        y: 590,
        colour: ink,
        anchor: 'end',
      }),
    );
  }
  return withoutForbidden(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_WIDTH}" height="${CARD_HEIGHT}" viewBox="0 0 ${CARD_WIDTH} ${CARD_HEIGHT}">` +
      `<rect width="${CARD_WIDTH}" height="${CARD_HEIGHT}" fill="${colours.paper}"/>${parts.join('')}</svg>`,
  );
}

/** The title in a column; under it the sentences of the lead that there is room for. */
function setTitle(page: PageWords, width: number, colours: Colours, fonts: ImageFonts): string {
  const isAlone = width > COLUMN;
  const column = { x: EDGE, width };
  const title = (size: number) => ({
    ...column,
    ...serif(size),
    leading: Math.round(size * 1.16),
    colour: colours.ink!,
  });
  const room = (BOTTOM - TOP) * (isAlone ? 0.6 : 1);
  const sizes = isAlone ? LARGE_SIZES : SIZES;
  const size =
    sizes.find((each) => setParagraph(page.title, TOP, title(each), fonts).height <= room) ??
    sizes.at(-1)!;
  const look = title(size);
  const set = setParagraph(
    page.title,
    TOP,
    { ...look, most: Math.floor((BOTTOM - TOP) / look.leading) },
    fonts,
  );
  const leadSize = isAlone ? 29 : 23;
  const lead = {
    ...column,
    ...sans(leadSize),
    leading: Math.round(leadSize * 1.48),
    colour: colours['ink-2']!,
  };
  const top = TOP + set.height + 18;
  return set.svg + setSentences(page.lead, top, lead, fonts);
}

/** As many whole sentences as end above the foot: half a sentence may say the opposite. */
function setSentences(text: string, top: number, look: Paragraph, fonts: ImageFonts): string {
  let kept = '';
  let svg = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)) {
    kept += segment;
    const set = setParagraph(kept, top, look, fonts);
    if (top + set.height > BOTTOM + 4) break;
    svg = set.svg;
  }
  return svg;
}

/** What the figure measures, and its drawing as large as the room allows. */
function setFigure(
  figure: PageFigure,
  colours: Colours,
  fonts: ImageFonts,
): { svg: string; scale: number } {
  const subtitle = setParagraph(
    figure.subtitle,
    TOP + 4,
    { ...sans(18), ...DRAWING, leading: 25, colour: colours['ink-2']!, most: 3 },
    fonts,
  );
  const drawing = readDrawing(figure.narrow, colours);
  const top = TOP + subtitle.height + 18;
  const scale = Math.min(DRAWING.width / drawing.width, (BOTTOM - top) / drawing.height);
  const place = { x: DRAWING.x, y: top, scale, fontSize: NARROW.fontSize };
  return { svg: subtitle.svg + placeDrawing(drawing, place, colours), scale };
}
