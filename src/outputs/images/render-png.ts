import { renderAsync } from '@resvg/resvg-js';
import type { ImageFonts } from './image-fonts.ts';

/** An SVG as PNG, `zoom` times as large; text is drawn with these fonts alone, so that machines agree. */
export async function renderPng(svg: string, zoom: number, fonts: ImageFonts): Promise<Buffer> {
  const image = await renderAsync(fonts.drawable(svg), {
    fitTo: { mode: 'zoom', value: zoom },
    font: {
      loadSystemFonts: false,
      fontFiles: [...fonts.files],
      defaultFontFamily: 'Inter',
      sansSerifFamily: 'Inter',
      serifFamily: 'Fraunces',
    },
  });
  return image.asPng();
}
