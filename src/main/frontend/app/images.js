/** Fields that hold an image of the library (see #imageField), and forms that upload one. */
export function chooseImages(htmx) {
  document.addEventListener('click', ({ target }) => {
    const field = target.closest('[data-image-field]');
    if (field && target.closest('[data-image-choose]')) open(htmx, field);
    if (field && target.closest('[data-image-remove]')) {
      set(field, '');
      field.querySelector('[data-image-choose]').focus();
    }
    const choice = target.closest('[data-image]');
    if (choice) take(choice.closest('[data-image-choice]'), choice.dataset.image);
  });

  // An image that was uploaded in the dialog is the one that was wanted.
  htmx.onLoad((root) => {
    if (root.dataset?.uploaded) take(root, root.dataset.uploaded);
  });

  document.addEventListener('htmx:beforeSwap', (event) => {
    const { xhr, requestConfig } = event.detail;
    if (xhr.status === 413 && requestConfig.elt.matches('[data-image-upload]')) {
      event.detail.shouldSwap = false;
      tell(requestConfig.elt.querySelector('[type=file]'), 'This file is too large. Choose one of at most 5 MB.');
    }
  });
}

/** The library, in a dialog outside of every form. */
function open(htmx, field) {
  let dialog = document.getElementById('image-library');
  if (!dialog) {
    dialog = document.createElement('dialog');
    dialog.id = 'image-library';
    dialog.setAttribute('aria-labelledby', 'image-choice-title');
    document.body.append(dialog);
  }
  const asked = new URLSearchParams({ field: field.dataset.imageField, chosen: input(field).value });
  htmx.ajax('GET', `/library/choose?${asked}`, { target: dialog, swap: 'innerHTML' }).then(() => {
    if (dialog.querySelector('[data-image-choice]')) dialog.showModal();
  });
}

function take(choice, image) {
  const field = document.querySelector(`[data-image-field="${CSS.escape(choice.dataset.imageChoice)}"]`);
  choice.closest('dialog').close();
  if (field) {
    set(field, image);
    field.querySelector('[data-image-choose]').focus();
  }
}

function set(field, image) {
  const picture = field.querySelector('img');
  if (image) picture.src = `/images/${image}`;
  picture.hidden = !image;
  picture.nextElementSibling.hidden = Boolean(image);
  field.querySelector('[data-when-empty]').hidden = Boolean(image);
  field.querySelector('[data-when-chosen]').hidden = !image;
  field.querySelector('[data-image-remove]').hidden = !image;
  input(field).value = image;
  for (const kind of ['input', 'change']) input(field).dispatchEvent(new Event(kind, { bubbles: true }));
}

function input(field) {
  return field.querySelector('input[type=hidden]');
}

function tell(file, message) {
  file.setAttribute('aria-invalid', 'true');
  const place = document.getElementById(file.getAttribute('aria-describedby'));
  let fault = place.querySelector('.invalid-feedback');
  if (!fault) {
    fault = document.createElement('div');
    fault.className = 'invalid-feedback d-block';
    fault.setAttribute('role', 'alert');
    place.prepend(fault);
  }
  fault.textContent = message;
}
