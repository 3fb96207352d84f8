// Bundles what the pages need into one script, one style sheet and one sprite: node build-app.mjs <output folder>
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { PurgeCSS } from 'purgecss';

const here = dirname(fileURLToPath(import.meta.url));
const [output] = process.argv.slice(2);

const SOURCES = ['../resources/templates/**/*.vm', '../../test/resources/templates/**/*.vm', '../java/**/*.java', 'app/*.js'];

/** Leaves out of Tabler what no page names: four fifths. What pages put together, as in `status-$colour`, stands here. */
const onlyWhatPagesName = {
  name: 'only-what-pages-name',
  setup(bundle) {
    bundle.onLoad({ filter: /tabler\.min\.css$/ }, async ({ path }) => {
      const [{ css }] = await new PurgeCSS().purge({
        css: [path],
        content: SOURCES.map((files) => join(here, files)),
        safelist: [/^(status|text)-(secondary|green|yellow|red)$/],
      });
      return { contents: css, loader: 'css' };
    });
  },
};

if (!output) {
  console.error('Where should the pages\' scripts go? Usage: npm run build:app -- <output folder>');
  process.exit(2);
}

await mkdir(resolve(output), { recursive: true });
await build({
  entryPoints: ['app.js', 'diagram.js', 'task-form.js', 'theme.js', 'app.css', 'task-form.css'].map((name) => join(here, 'app', name)),
  outdir: resolve(output),
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['es2022'],
  legalComments: 'eof',
  logLevel: 'warning',
  plugins: [onlyWhatPagesName],
});
await site();
await writeFile(join(output, 'icons.svg'), await sprite());

/** The script that other people's sites embed, with its style sheet in it; the sheet is a file, too, for the preview. */
async function site() {
  const common = { bundle: true, minify: true, target: ['es2022', 'safari16.4'], logLevel: 'warning' };
  const sheet = join(resolve(output), 'aftercare-site.css');
  await build({ ...common, entryPoints: [join(here, 'site', 'survey.css')], outfile: sheet });
  await build({
    ...common,
    entryPoints: [join(here, 'site', 'aftercare.js')],
    outfile: join(resolve(output), 'aftercare-site.js'),
    format: 'iife',
    define: { SURVEY_CSS: JSON.stringify((await readFile(sheet, 'utf8')).trim()) },
  });
}

/** One symbol for each name in app/icons.json. */
async function sprite() {
  const { resolve: installed } = createRequire(import.meta.url);
  const names = JSON.parse(await readFile(join(here, 'app', 'icons.json'), 'utf8'));
  const symbols = await Promise.all(
    names.map(async (name) => {
      const svg = await readFile(installed(`@tabler/icons/outline/${name}.svg`), 'utf8');
      const shapes = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>')).trim();
      return `<symbol id="${name}" viewBox="0 0 24 24">${shapes}</symbol>`;
    }),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`;
}
