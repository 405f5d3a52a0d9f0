import type { Exchange } from '../exchange/exchange.ts';
import { listMailboxes } from '../exchange/mailboxes.ts';
import { html, type SafeHtml } from '../http/html.ts';
import { toLocalInput } from './format-moment.ts';
import { mailboxAddress, type PageRequest, pageAddress } from './page-request.ts';

/** Books a vehicle as Outlook would, without Fleet: from a person's calendar, or from the vehicle's in somebody's name. */
export function renderBooking(exchange: Exchange, request: PageRequest): SafeHtml | false {
  const { mailbox } = request;
  const isVehicle = mailbox.kind === 'equipment';
  const others = listMailboxes(exchange).filter(
    ({ kind, entraTenantId }) =>
      entraTenantId === mailbox.entraTenantId && kind === (isVehicle ? 'person' : 'equipment'),
  );
  if (others.length === 0) return false;
  const options = others.map((one) => html`<option value="${one.address}">${one.displayName}</option>`);
  const start = request.today.add({ days: 1 }).toZonedDateTime({ timeZone: mailbox.timeZone, plainTime: '09:00' });
  const moment = (hours: number) =>
    toLocalInput(new Date(start.add({ hours }).epochMilliseconds).toISOString(), mailbox.timeZone);
  return html`<details class="booking"><summary class="button">${isVehicle ? 'Book this vehicle' : 'Book a vehicle'}</summary>
<form method="post" action="${mailboxAddress(mailbox)}/book" data-action="book"><input type="hidden" name="back" value="${pageAddress(request)}">
<label>Subject <input name="subject" maxlength="200" autocomplete="off" placeholder="Off to a client"></label>
<label>${isVehicle ? 'In the name of' : 'Vehicle'} <select name="${isVehicle ? 'organizer' : 'vehicle'}">${options}</select></label>
<div class="fields"><label>Start <input type="datetime-local" name="start" required value="${moment(0)}"></label>
<label>End <input type="datetime-local" name="end" required value="${moment(2)}"></label></div>
<p class="hint">As from Outlook: Fleet is not asked, and hears of it from the calendar.</p>
<div class="buttons"><button>Book</button></div></form></details>`;
}
