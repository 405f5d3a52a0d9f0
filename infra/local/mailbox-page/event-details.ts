import { type Attendee, type EventRecord, eventTypeOf, type Response } from '../exchange/event-document.ts';
import { html, type SafeHtml } from '../http/html.ts';
import { formatSpan, toLocalInput } from './format-moment.ts';
import { renderBody } from './mail-body.ts';
import { mailboxAddress, type PageRequest, pageAddress } from './page-request.ts';
import { describeState } from './week-view.ts';

const answers: Record<Response, string> = {
  none: 'No answer yet',
  notResponded: 'No answer yet',
  organizer: 'Organiser',
  accepted: 'Accepted',
  tentativelyAccepted: 'Tentative',
  declined: 'Declined',
};

/** Everything about one event, and what Outlook would let this mailbox do with it. */
export function renderEventDetails(request: PageRequest, event: EventRecord): SafeHtml {
  const { document, isOrganizer } = event;
  const { timeZone } = request.mailbox;
  const isMeeting = document.attendees.length > 0;
  const repeats = { occurrence: 'One of a series', exception: 'One of a series, changed by itself' }[
    eventTypeOf(event) as 'occurrence' | 'exception'
  ];
  return html`<dialog class="details" open aria-labelledby="event-subject" data-event-id="${event.id}">
<header><h2 id="event-subject">${document.subject || '(no subject)'}</h2>
<a class="button close" href="${pageAddress(request)}" aria-label="Close">✕</a></header>
<dl>
<dt>When</dt><dd>${formatSpan(document.start, document.end, timeZone)} <small>${timeZone}</small></dd>
${repeats && html`<dt>Repeats</dt><dd data-field="series">${repeats}</dd>`}
<dt>Where</dt><dd>${document.locationName || '–'}</dd>
<dt>Shown as</dt><dd data-field="state">${describeState(event)}</dd>
<dt>Organiser</dt><dd>${document.organizer.name} <small>${document.organizer.address}</small></dd>
${!isOrganizer && html`<dt>Answer</dt><dd data-field="response">${answers[document.responseStatus.response]}</dd>`}
</dl>
${isMeeting && html`<h3>Attendees</h3><ul class="attendees">${document.attendees.map((one) => renderAttendee(one, isOrganizer))}</ul>`}
${document.body.content.trim() !== '' && renderBody(document.body, 'Description')}
${document.isCancelled ? html`<p class="notice">The organiser cancelled this meeting.</p>` : renderChanges(request, event)}
<div class="actions">${renderEnding(request, event, isMeeting)}</div></dialog>`;
}

/** A form that posts to one of the page's own endpoints for the event and comes back to this view. */
function eventForm(request: PageRequest, event: Pick<EventRecord, 'id'>, action: string, content: SafeHtml): SafeHtml {
  const target = `${mailboxAddress(request.mailbox)}/events/${encodeURIComponent(event.id)}/${action}`;
  return html`<form method="post" action="${target}" data-action="${action}"><input type="hidden" name="back" value="${pageAddress(request)}">${content}</form>`;
}

/** Accept, tentative and decline, as Outlook shows them on an invitation. */
export function renderAnswers(request: PageRequest, event: EventRecord): SafeHtml {
  const label = html`<label>Message to the organiser <input name="comment" autocomplete="off" maxlength="500"></label>`;
  const choices = html`<div class="buttons"><button name="answer" value="accepted">Accept</button>
<button name="answer" value="tentativelyAccepted">Tentative</button>
<button name="answer" value="declined">Decline</button></div>`;
  return eventForm(request, event, 'respond', html`${label}${choices}`);
}

function renderAttendee({ emailAddress, type, status }: Attendee, showAnswer: boolean): SafeHtml {
  return html`<li data-address="${emailAddress.address}" data-response="${status.response}"><span>${emailAddress.name} <small>${type}</small></span>
${showAnswer && html`<span class="answer ${status.response}">${answers[status.response]}</span>`}</li>`;
}

function renderChanges(request: PageRequest, event: EventRecord): SafeHtml {
  const { document, isOrganizer } = event;
  const { timeZone } = request.mailbox;
  const inputs = html`<div class="fields"><label>Start <input type="datetime-local" name="start" required value="${toLocalInput(document.start, timeZone)}"></label>
<label>End <input type="datetime-local" name="end" required value="${toLocalInput(document.end, timeZone)}"></label></div>
${!isOrganizer && html`<p class="hint">The organiser hears of it with a tentative answer, and decides.</p>`}
<div class="buttons"><button>${isOrganizer ? 'Save time' : 'Propose'}</button></div>`;
  const proposes = !isOrganizer && document.allowNewTimeProposals;
  return html`${(isOrganizer || proposes) && html`<details ${isOrganizer && html`open`}><summary>${isOrganizer ? 'Move or stretch' : 'Propose another time'}</summary>${eventForm(request, event, 'move', inputs)}</details>`}
${!isOrganizer && html`<details open><summary>Answer</summary>${renderAnswers(request, event)}</details>`}`;
}

function renderEnding(request: PageRequest, event: EventRecord, isMeeting: boolean): SafeHtml {
  const remove = html`<button class="danger">${event.isOrganizer && isMeeting ? 'Delete' : event.document.isCancelled ? 'Remove from calendar' : isMeeting ? 'Delete and decline' : 'Delete'}</button>`;
  const cancel = html`<label>Message to the attendees <input name="comment" autocomplete="off" maxlength="500"></label>
<button class="danger">Cancel meeting</button>`;
  return html`${event.isOrganizer && isMeeting && eventForm(request, event, 'cancel', cancel)}
${eventForm(request, event, 'delete', remove)}`;
}
