import { Form } from '@bpmn-io/form-js-viewer';

for (const place of document.querySelectorAll('[data-task-form]:not([data-shown])')) show(place);

/** Draws the form of a task; what is filled in is sent by the page's own form, once it is free of faults. */
async function show(place) {
  place.dataset.shown = '';
  place.replaceChildren();
  const form = new Form({ container: place });
  const sending = document.getElementById(place.dataset.taskForm);
  let checking = false;
  let faultless = false;

  // Also when somebody presses Enter in a field.
  form.on('submit', ({ data, errors }) => {
    faultless = Object.keys(errors).length === 0;
    const variables = sending?.querySelector('[name=variables]');
    if (!faultless) {
      place.querySelector('.fjs-has-errors :is(input, textarea, select)')?.focus();
    } else if (variables) {
      variables.value = JSON.stringify(data);
      if (!checking) sending.requestSubmit();
    }
  });

  // Before htmx hears of it.
  sending?.addEventListener(
    'submit',
    (event) => {
      if (!sending.querySelector('[name=variables]')) return;
      checking = true;
      form.submit();
      checking = false;
      if (!faultless) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    },
    { capture: true },
  );

  try {
    await form.importSchema(JSON.parse(place.dataset.schema), JSON.parse(place.dataset.values));
  } catch {
    form.destroy();
    place.textContent = 'This form cannot be drawn: a process designer has to mend it. Release the task meanwhile.';
  }
}
