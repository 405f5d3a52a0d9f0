// Keeps the page fresh: asks a cheap address whether anything changed, and only then loads this view again.

const pollEveryMs = 1000;

async function refresh() {
  const response = await fetch(location.href);
  if (!response.ok) return;
  const next = new DOMParser().parseFromString(await response.text(), 'text/html');
  document.body.dataset.version = next.body.dataset.version;
  replace('nav.mailboxes', next);
  // Nothing is taken from under somebody who is filling in a form or reading a mail.
  if (isBusy()) return;
  const scroll = document.querySelector('.week')?.scrollTop;
  replace('main', next);
  const week = document.querySelector('.week');
  if (week && scroll !== undefined) week.scrollTop = scroll;
}

function replace(selector, next) {
  const [old, fresh] = [document.querySelector(selector), next.querySelector(selector)];
  if (!old || !fresh || old.outerHTML === fresh.outerHTML) return;
  old.replaceWith(fresh);
}

function isBusy() {
  const active = document.activeElement;
  const isTyping = active instanceof HTMLInputElement && active.type !== 'hidden';
  if (document.querySelector('.booking[open]')) return true;
  const isChanged = [...document.querySelectorAll('main input')].some((input) => input.value !== input.defaultValue);
  return isTyping || isChanged || document.querySelector('.reading-pane iframe') !== null;
}

async function poll() {
  try {
    const seen = document.body.dataset.version;
    const response = await fetch('/mailbox-changes', { headers: { 'if-none-match': `"${seen}"` } });
    if (response.status === 200 && (await response.text()) !== `"${seen}"`) await refresh();
  } catch {
    // The stand-in is being restarted; the next round finds it again.
  }
  setTimeout(poll, pollEveryMs);
}

function showWorkingHours() {
  const week = document.querySelector('.week');
  const day = week?.querySelector('.slots');
  if (!day) return;
  const starts = [...week.querySelectorAll('.slots .event')]
    .map((event) => event.offsetTop)
    // What began the day before says nothing about where this day starts.
    .filter((top) => top > 0);
  const seven = (day.clientHeight / 24) * 7;
  week.scrollTop = Math.min(seven, ...starts) - 8;
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') document.querySelector('dialog .close')?.click();
});
document.querySelector('dialog .close')?.focus();
showWorkingHours();
setTimeout(poll, pollEveryMs);
