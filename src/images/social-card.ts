import { NARROW } from '../figures/theme.ts';
import { placeDrawing, readDrawing } from './drawing.ts';
import { type Brand, hatchedStrip, sans, serif } from './figure-picture.ts';
import type { ImageFonts } from './image-fonts.ts';
import type { Colours } from './light-colours.ts';
import type { PageFigure, PageWords } from './page-drawings.ts';
import { setLine, setParagraph, withoutForbidden } from './picture-text.ts';

/** What the services that show cards ask for. */
export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;

const EDGE = 64;
const TOP = 138;
const BOTTOM = 540;
/** Of the text where a drawing stands beside it. */
const COLUMN = 500;
const DRAWING = { x: 640, width: CARD_WIDTH - EDGE - 640 };
/** A title takes the largest of these at which it leaves room for what stands below. */
const SIZES = [54, 48, 43, 38, 34];
/** Where no drawing stands beside it. */
const LARGE_SIZES = [84, 72, 62, ...SIZES];

/** The card of a page as SVG: its title, its first figure's narrow drawing, whose report it is and the date of its data. */
export function renderSocialCard(
  page: PageWords,
  brand: Brand,
  colours: Colours,
  fonts: ImageFonts,
): string {
  const figure = page.figures[0];
  const { ink, accent } = colours as { ink: string; accent: string };
  const second = colours['ink-2']!;
  const width = figure === undefined ? CARD_WIDTH - 2 * EDGE : COLUMN;
  const parts = [
    setLine(brand.company, { ...serif(30), x: EDGE, y: 84, colour: ink }),
    setLine(page.chapter === '' ? 'Investor report' : page.chapter, {
      ...sans(21),
      weight: 600,
      x: CARD_WIDTH - EDGE,
      y: 83,
      colour: accent,
      anchor: 'end',
    }),
    `<rect x="${EDGE}" y="108" width="${CARD_WIDTH - 2 * EDGE}" height="2" fill="${ink}"/>`,
    setTitle(page, width, colours, fonts),
    figure === undefined ? '' : setFigure(figure, colours, fonts),
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

/** The title; under it as much of the lead as there is room for. */
function setTitle(page: PageWords, width: number, colours: Colours, fonts: ImageFonts): string {
  const look = (size: number) => ({
    ...serif(size),
    x: EDGE,
    width,
    leading: Math.round(size * 1.16),
    colour: colours.ink!,
  });
  const isAlone = page.figures.length === 0;
  const sizes = isAlone ? LARGE_SIZES : SIZES;
  const fits = (size: number): boolean =>
    setParagraph(page.title, TOP, look(size), fonts).height <= (BOTTOM - TOP) * (isAlone ? 0.6 : 1);
  const size = sizes.find(fits) ?? sizes.at(-1)!;
  const most = Math.floor((BOTTOM - TOP) / look(size).leading);
  const title = setParagraph(page.title, TOP, { ...look(size), most }, fonts);
  const top = TOP + title.height + 18;
  const leadSize = isAlone ? 29 : 23;
  const leading = Math.round(leadSize * 1.48);
  const room = Math.floor((BOTTOM - top) / leading);
  if (room < 2) return title.svg;
  const lead = setParagraph(
    page.lead,
    top,
    { ...sans(leadSize), x: EDGE, width, leading, colour: colours['ink-2']!, most: room },
    fonts,
  );
  return title.svg + lead.svg;
}

/** What the figure measures, and its drawing as large as the room allows. */
function setFigure(figure: PageFigure, colours: Colours, fonts: ImageFonts): string {
  const subtitle = setParagraph(
    figure.subtitle,
    TOP + 4,
    {
      ...sans(18),
      ...DRAWING,
      leading: 25,
      colour: colours['ink-2']!,
      most: 3,
    },
    fonts,
  );
  const drawing = readDrawing(figure.narrow, colours);
  const top = TOP + subtitle.height + 18;
  const scale = Math.min(DRAWING.width / drawing.width, (BOTTOM - top) / drawing.height);
  const place = { x: DRAWING.x, y: top, scale, fontSize: NARROW.fontSize };
  return subtitle.svg + placeDrawing(drawing, place, colours);
}
