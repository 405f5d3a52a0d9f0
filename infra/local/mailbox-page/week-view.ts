import { minutesBetween } from '../exchange/date-time.ts';
import type { EventRecord } from '../exchange/event-document.ts';
import { listEvents } from '../exchange/event-store.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { html, type SafeHtml, trustedHtml } from '../http/html.ts';
import { renderBooking } from './book-vehicle.ts';
import { formatSpan, formatTime } from './format-moment.ts';
import { type PageRequest, pageAddress } from './page-request.ts';
import { type DaySegment, layOutWeek, type WeekDay, weekWindow } from './week.ts';

const dayMinutes = 24 * 60;

/** A week of the mailbox's calendar; on a narrow screen the same days stand below each other. */
export function renderWeek(exchange: Exchange, request: PageRequest): SafeHtml {
  const { mailbox, monday, today } = request;
  const events = listEvents(exchange, mailbox.address, weekWindow(monday, mailbox.timeZone));
  const days = layOutWeek(monday, today, mailbox.timeZone, events);
  const sunday = monday.add({ days: 6 });
  const title = `${monday.toLocaleString('en-GB', { day: 'numeric', month: 'long' })} – ${sunday.toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })}`;
  const hours = Array.from({ length: 24 }, (_, hour) => html`<span>${String(hour).padStart(2, '0')}:00</span>`);
  return html`<div class="toolbar">
<div class="weeks"><a class="button" href="${pageAddress(request, { monday: monday.subtract({ days: 7 }) })}" aria-label="Previous week">‹</a>
<a class="button" href="${pageAddress(request, { monday: today })}">Today</a>
<a class="button" href="${pageAddress(request, { monday: monday.add({ days: 7 }) })}" aria-label="Next week">›</a></div>
<h2>${title}</h2><span class="zone">${mailbox.timeZone}</span>${renderBooking(exchange, request)}</div>
<div class="week" role="region" aria-label="Week of ${title}" tabindex="0">
<div class="corner"></div><div class="hours" aria-hidden="true">${hours}</div>
${days.map((day) => renderDay(request, day))}</div>`;
}

function renderDay(request: PageRequest, day: WeekDay): SafeHtml {
  const name = day.date.toLocaleString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
  const short = day.date.toLocaleString('en-GB', { weekday: 'short' });
  const none = day.segments.length === 0 && day.allDay.length === 0;
  return html`<section class="day${day.isToday ? ' today' : ''}${none ? ' free' : ''}" aria-label="${name}" data-date="${day.date.toString()}">
<h3><span aria-hidden="true">${short}</span> <b>${day.date.day}</b></h3>
<div class="all-day">${day.allDay.map((event) => renderEvent(request, event, '', 'All day'))}</div>
<div class="slots">${day.segments.map((segment) => renderSegment(request, segment))}</div></section>`;
}

function renderSegment(request: PageRequest, { event, startMinute, endMinute, lane, lanes }: DaySegment): SafeHtml {
  const place = [
    `--top:${percent(startMinute / dayMinutes)}`,
    `--height:${percent(Math.max(endMinute - startMinute, 20) / dayMinutes)}`,
    `--left:${percent(lane / lanes)}`,
    `--width:${percent(1 / lanes)}`,
  ].join(';');
  const { start, end } = event.document;
  const { timeZone } = request.mailbox;
  const isWhole = endMinute - startMinute >= minutesBetween(start, end);
  const time = isWhole
    ? `${formatTime(start, timeZone)} – ${formatTime(end, timeZone)}`
    : formatSpan(start, end, timeZone);
  return renderEvent(request, event, place, time);
}

function renderEvent(request: PageRequest, event: EventRecord, place: string, time: string): SafeHtml {
  const { document } = event;
  const state = document.isCancelled ? 'cancelled' : document.showAs;
  const subject = document.subject || '(no subject)';
  const span = formatSpan(document.start, document.end, request.mailbox.timeZone);
  return html`<a class="event" href="${pageAddress(request, { eventId: event.id })}" style="${trustedHtml(place)}"
 data-event-id="${event.id}" data-ical-uid="${event.iCalUId}" data-show-as="${document.showAs}" data-state="${state}"
 data-response="${document.responseStatus.response}" data-start="${document.start}" data-end="${document.end}"
 aria-label="${subject}, ${span}, ${describeState(event)}" title="${subject} · ${span}">
<strong>${subject}</strong><span>${time}</span>${document.locationName && html`<span>${document.locationName}</span>`}</a>`;
}

/** In words, for whoever does not see hatching or a line through. */
export function describeState({ document }: EventRecord): string {
  if (document.isCancelled) return 'cancelled';
  const names = { oof: 'away', workingElsewhere: 'working elsewhere', unknown: 'unknown' } as const;
  return names[document.showAs as keyof typeof names] ?? document.showAs;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(4)}%`;
}
