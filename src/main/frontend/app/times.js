// The pages' language, and how the server writes days.
const language = 'en-GB';
const near = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
const exact = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'long' });

/** Shows times in the viewer's zone, with the exact value on hover. */
export function showTimes(root) {
  const times = root.querySelectorAll ? root.querySelectorAll('time[datetime]:not([title])') : [];
  for (const time of times) {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    if (!('words' in time.dataset)) time.textContent = near.format(at);
    time.title = exact.format(at);
  }
}
