// Draws a BPMN model: node render-bpmn.mjs [model.bpmn picture.svg|picture.png]
// Without arguments it draws the run process for the documentation.
// CHROMIUM names the browser when it is at none of its usual places.
import { existsSync } from 'node:fs';
import { readFile, writeFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const MARGIN = 20;
// Those of the tests, see Chromium.java.
const PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const [model = resolve(root, 'bpmn/survey-run.bpmn'), picture = resolve(root, 'docs/images/survey-run.svg')] =
  process.argv.slice(2);

const executablePath = process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place));
if (!executablePath) throw new Error('No Chromium found: install it, or say where it is with CHROMIUM=<path>.');
const browser = await chromium.launch({
  executablePath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
});
try {
  const page = await browser.newPage();
  await page.setContent('<body style="margin:0"><div id="canvas" style="width:1600px;height:900px"></div></body>');
  await page.addScriptTag({
    path: createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-viewer.production.min.js'),
  });
  const drawing = await page.evaluate(draw, await readFile(model, 'utf8'));
  drawing.warnings.forEach((warning) => console.warn(`${model}: ${warning}`));
  const svg = framed(drawing.svg);
  await mkdir(dirname(resolve(picture)), { recursive: true });
  await writeFile(picture, extname(picture) === '.png' ? await photographed(page, svg) : svg);
  console.log(`${picture} written`);
  if (drawing.warnings.length > 0) process.exitCode = 1;
} finally {
  await browser.close();
}

/** Runs in the browser. */
async function draw(xml) {
  const viewer = new window.BpmnJS({ container: '#canvas' });
  const { warnings } = await viewer.importXML(xml);
  const { svg } = await viewer.saveSVG();
  return { svg, warnings: warnings.map((warning) => warning.message) };
}

/** Puts the drawing on white with a margin; bpmn-js leaves it transparent and cuts it close. */
function framed(svg) {
  const open = svg.match(/<svg [^>]*>/)[0];
  const [x, y, width, height] = open.match(/viewBox="([^"]+)"/)[1].split(/[ ,]+/).map(Number);
  const box = [x - MARGIN, y - MARGIN, width + 2 * MARGIN, height + 2 * MARGIN].map(Math.round);
  const frame = open
    .replace(/viewBox="[^"]+"/, `viewBox="${box.join(' ')}"`)
    .replace(/width="[^"]+"/, `width="${box[2]}"`)
    .replace(/height="[^"]+"/, `height="${box[3]}"`);
  const paper = `<rect x="${box[0]}" y="${box[1]}" width="${box[2]}" height="${box[3]}" fill="white"/>`;
  return svg.replace(open, frame + paper);
}

async function photographed(page, svg) {
  await page.setContent(`<body style="margin:0">${svg.slice(svg.indexOf('<svg '))}</body>`);
  return page.locator('svg').first().screenshot();
}
