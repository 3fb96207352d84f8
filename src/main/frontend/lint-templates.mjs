// Checks the element templates that Camunda Modeler offers: node lint-templates.mjs
import { readdir, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { validateZeebe } from '@bpmn-io/element-templates-validator';

const templates = resolve(dirname(fileURLToPath(import.meta.url)), '../../../bpmn/.camunda/element-templates');
for (const file of (await readdir(templates)).sort()) {
  const { errors = [], warnings = [] } = validateZeebe(await readFile(resolve(templates, file), 'utf8'));
  for (const fault of [...(errors ?? []), ...(warnings ?? [])]) {
    const line = (fault.dataPointer?.value?.line ?? 0) + 1;
    console.error(`${file}:${line} ${fault.dataPath} ${fault.message}`);
    process.exitCode = 1;
  }
}
