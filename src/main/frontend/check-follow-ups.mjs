// Lints every *.bpmn of a folder and sends it through Modeler's reader and writer into the folder's `modeler`:
// node check-follow-ups.mjs folder
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import Linter from 'bpmnlint/lib/linter.js';
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver.js';

const require = createRequire(import.meta.url);
const config = JSON.parse(await readFile(new URL('.bpmnlintrc', import.meta.url), 'utf8'));
const extensions = Object.fromEntries(
  Object.entries(config.moddleExtensions).map(([name, path]) => [name, require(path)]),
);

const folder = process.argv[2];
const written = resolve(folder, 'modeler');
await mkdir(written, { recursive: true });
for (const file of (await readdir(folder)).filter((name) => name.endsWith('.bpmn'))) {
  const moddle = new BpmnModdle(extensions);
  const { rootElement, warnings } = await moddle.fromXML(await readFile(resolve(folder, file), 'utf8'));
  // A rule remembers what it has seen.
  const linter = new Linter({ config, resolver: new NodeResolver() });
  const reports = Object.entries(await linter.lint(rootElement)).flatMap(([rule, found]) =>
    found.map((report) => `${rule}: ${report.id} ${report.message}`),
  );
  for (const fault of [...warnings.map((warning) => warning.message), ...reports]) {
    console.error(`${file}: ${fault}`);
    process.exitCode = 1;
  }
  const { xml } = await moddle.toXML(rootElement, { format: true });
  await writeFile(resolve(written, file), xml);
}
