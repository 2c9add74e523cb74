import type { AstroUserConfig } from 'astro';

/** What every build and every server shares, whoever starts Astro. What differs from run to run comes from `build/page-source.ts`. */
export const SITE_SETTINGS = {
  srcDir: './src/site',
  output: 'static',
  trailingSlash: 'always',
  // Lossless: the default drops spaces between inline elements that stand on lines of their own.
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'never', assets: 'assets' },
  devToolbar: { enabled: false },
  vite: {
    // Astro would take these from the environment of whoever builds, where a BASE_URL is often set; names with such a
    // prefix it leaves to Vite, which knows them better.
    envPrefix: ['ASSETS_PREFIX', 'BASE_URL', 'DEV', 'MODE', 'PROD', 'SITE', 'SSR'],
    // Nor does it read files named .env, or a file that happens to lie in a folder above and says how styles are processed.
    envDir: false,
    css: { postcss: {} },
    build: {
      // A data: URL in a stylesheet would need an exception in the policy.
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      // Made by an endpoint, so not there when the stylesheet is bundled; relative, so right under any base.
      rolldownOptions: { external: [/^\.\.\/fonts\//] },
    },
  },
} satisfies AstroUserConfig;
