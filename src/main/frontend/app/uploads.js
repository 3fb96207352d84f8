/** Tells at once that a file is too large, instead of sending it for nothing. The server refuses it, too. */
export function boundUploads() {
  document.addEventListener('change', ({ target }) => {
    if (!target.matches('input[type=file][data-longest]')) return;
    const longest = Number(target.dataset.longest);
    const file = target.files[0];
    const fault = faultOf(target);
    const isTooLarge = file !== undefined && file.size > longest;
    target.classList.toggle('is-invalid', isTooLarge);
    fault.textContent = isTooLarge
      ? `This file has ${megabytes(file.size)} MB, and at most ${megabytes(longest)} MB are taken. Choose a smaller one.`
      : '';
    if (isTooLarge) target.value = '';
  });
}

function faultOf(input) {
  const id = `${input.id}-too-large`;
  return document.getElementById(id) ?? insertFault(input, id);
}

function insertFault(input, id) {
  const fault = document.createElement('div');
  fault.id = id;
  fault.className = 'invalid-feedback d-block';
  fault.setAttribute('role', 'alert');
  input.after(fault);
  return fault;
}

function megabytes(bytes) {
  return Math.ceil(bytes / 1024 / 1024);
}
