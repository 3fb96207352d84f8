// Compiles every mail/*.mjml to a Velocity template: node build-mail.mjs <output folder> [source folder]
// The output folder may also come from MAIL_OUTPUT. Velocity passes through MJML as it stands: directives belong in
// mj-raw or in the text of mj-text, references anywhere that MJML takes free text.
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import mjml from 'mjml';

// A conditional comment for Outlook is no comment: what is in it is sent.
const COMMENT = /<!--(?!\[if|<!\[endif)[\s\S]*?-->/g;
const MJML_TAG = /<(\/?)(mj[a-z-]*)(?:"[^"]*"|[^">])*>/g;
const VELOCITY = /#\{?(?:set|if|elseif|else|end|foreach|macro|parse)\b|\$!?\{?[a-z]\w*(?:\.\w+)*/gi;

const here = dirname(fileURLToPath(import.meta.url));
const [output = process.env.MAIL_OUTPUT, source = join(here, 'mail')] = process.argv.slice(2);

if (!output) {
  console.error('Where should the mails go? Usage: npm run build:mail -- <output folder>');
  process.exit(2);
}

const names = (await readdir(source)).filter((name) => name.endsWith('.mjml')).sort();
if (names.length === 0) {
  console.error(`There is no .mjml file in ${source}.`);
  process.exit(1);
}

await mkdir(resolve(output), { recursive: true });
for (const name of names) {
  try {
    const target = join(output, `${basename(name, '.mjml')}.html.vm`);
    await writeFile(target, await compiled(join(source, name)));
    console.log(`${name} -> ${target}`);
  } catch (error) {
    console.error(`${name} is not compiled: ${error.message}`);
    process.exitCode = 1;
  }
}

async function compiled(file) {
  const text = await readFile(file, 'utf8');
  // No web fonts: a mail must not fetch anything that the survey's author did not put into it.
  const result = await mjml(text, { filePath: file, fonts: {}, validationLevel: 'soft' });
  const { html } = result;
  const errors = [...result.errors.filter(unexpected).map(readable), ...unclosed(text)];
  if (errors.length > 0) {
    throw new Error(errors.join('\n  '));
  }
  const lost = vanished(text, html);
  if (lost.length > 0) {
    throw new Error(`MJML dropped this Velocity markup: ${lost.join(', ')}`);
  }
  return unindented(html);
}

/** A fifth of a mail would be the blanks before its lines, which mean nothing in HTML. */
function unindented(html) {
  return html.replace(/^[ \t]+|[ \t]+$/gm, '').replace(/\n{2,}/g, '\n');
}

/** A Velocity reference is a colour or a size only when the mail is sent. */
function unexpected(error) {
  return !/has invalid value: \$/.test(error.message);
}

function readable(error) {
  return `line ${error.line}, <${error.tagName}>: ${error.message}`;
}

/** MJML itself closes what was left open, and the mail looks broken. */
function unclosed(text) {
  const open = [];
  for (const [tag, slash, name] of text.replace(COMMENT, '').matchAll(MJML_TAG)) {
    if (slash && open.pop() !== name) return [`</${name}> closes nothing that is open`];
    if (!slash && !tag.endsWith('/>')) open.push(name);
  }
  return open.map((name) => `<${name}> is not closed`);
}

/** The Velocity markup of the source that is not in the result: MJML drops what stands between two tags. */
function vanished(text, html) {
  const counted = new Map();
  for (const [markup] of text.replace(COMMENT, '').matchAll(VELOCITY)) {
    counted.set(markup, (counted.get(markup) ?? 0) + 1);
  }
  return [...counted].filter(([markup, times]) => html.split(markup).length - 1 < times).map(([markup]) => markup);
}
