import Viewer from 'bpmn-js/lib/NavigatedViewer';
import { drawPaths } from './paths.js';
import { tellUndrawn } from './undrawn.js';

/** Draws the process of each [data-bpmn] when its dialog is opened. */
document.addEventListener('click', async ({ target }) => {
  const opener = target.closest('[data-dialog]');
  const canvas = opener && document.getElementById(opener.dataset.dialog)?.querySelector('[data-bpmn]');
  if (!canvas) return;
  canvas.replaceChildren();
  const answer = await fetch(canvas.dataset.bpmn);
  if (!answer.ok) {
    canvas.textContent = 'The diagram cannot be shown yet: fill in what is marked, then try again.';
    return;
  }
  const viewer = new Viewer({ container: canvas });
  try {
    await viewer.importXML(await answer.text());
  } catch (problem) {
    tellUndrawn(canvas, viewer, problem);
    return;
  }
  viewer.get('canvas').zoom('fit-viewport', 'auto');
});

drawPaths(window.htmx, Viewer);
