/** Which of the things Fleet can do somebody asks for, by the words they use. */
import type { Intent } from './intent.ts';

type Kind = Intent['kind'];

const thing = '(?:reservations?|bookings?|trips?|rides?|cars?|vans?|vehicles?|requests?|rentals?)';
const own = String.raw`(?:it|this(?: one)?|that(?: one)?|my \w+|the \w+)`;
const moving = '(?:move|reschedul\\w*|postpone|shift|push|delay|bring)';

// The first that fits decides, so the more particular stand first.
const rules: readonly (readonly [Kind, RegExp])[] = [
  [
    'help',
    /^(?:help|hilfe|\?+|menu|commands?|start|\/help|\/start|info)\b[\s!.?]*$|^\?+$|\b(?:what can you do|how (?:do|does|can) (?:i|you|this|it) (?:work|use|book|reserve|cancel)|what do you do|who are you|how to (?:book|reserve|use)|help me(?! (?:book|find|get|reserve)))\b/,
  ],
  [
    'approvals',
    /\b(?:waiting for me|waiting for my|to approve|approvals?|need(?:s|ing)? my (?:approval|decision|ok)|my approvals?|approve|reject|decide|pending (?:requests?|approvals?)|requests? (?:for me|waiting|to decide)|open requests?)\b/,
  ],
  [
    'forget',
    /^(?:never ?mind|forget (?:it|that|about it|about that)|nothing|drop it|leave it|stop|no(?: thanks| thank you)?)[.! ]*$/,
  ],
  [
    'thanks',
    /^(?:(?:ok(?:ay)?|great|perfect|super|nice|many|all right)[,! ]*)*(?:thanks|thank you|thx|cheers)\b.{0,20}$/,
  ],
  [
    'check-in',
    new RegExp(
      String.raw`\bcheck(?:ing|ed)?[ -]?in\b|^back\b|\b(?:i'm|i am|we're|we are|it's|it is|${own} is)(?: now| just)? back\b|\b(?:brought|bring|bringing|took|taking) ${own} back\b|\b(?:returned|returning)\b|^return\b|\breturn ${own}\b|\b(?:gave|give|giving|hand(?:ed|ing)?) ${own} (?:back|in|over)\b|\bparked ${own}\b|\bdropped (?:${own} off|off ${own})\b`,
    ),
  ],
  [
    'check-out',
    new RegExp(
      String.raw`\bcheck(?:ing|ed)?[ -]?out\b|\b(?:pick(?:ing|ed)?|picks) (?:(?:it|this|that) up\b|(?:up )?(?:my|the) ${thing}(?: up)?\b)|\b(?:i'm|i am|we're|we are) (?:now )?(?:taking|leaving with|driving off|collecting)\b|\b(?:i|we)(?: have|'ve)? (?:taken|got) (?:the |my )?(?:keys?|${thing})\b|\b(?:i|we) have the keys?\b|\btake over ${own}\b|\bcollect(?:ing)? (?:my|the) ${thing}|^pick(?:ing)? up[.! ]*$|\bpicked (?:(?:it|the|my) (?:\w+ ){0,2})?up\b|^taking (?:it|the|my)\b`,
    ),
  ],
  [
    'swap',
    new RegExp(
      String.raw`\b(?:swap|switch|exchange|replace)\b|\b(?:another|a different|some other) ${thing}(?: instead| please)?\s*[?.!]*$`,
    ),
  ],
  [
    'change',
    new RegExp(
      String.raw`\b(?:change|edit|modify|update|${moving})\b.*\b${thing}\b|\b(?:reschedul\w*|postpone|extend|prolong|lengthen|shorten)\b|\bmake it\b|\b${moving} (?:it|this|that|to)\b|^(?:please |can (?:you|we|i) |could you |let'?s )*(?:change|${moving}) (?:it\b|.*\b(?:to|by|until)\b)|\b(?:minute|hour|day|week)s?(?: and a half)? (?:longer|shorter|later|earlier|sooner)\b|^(?:only )?(?:until|till)\b.*\bonly\b|\b(?:until|till)\b.*\binstead\b|\bkeep ${own}.*\b(?:until|till)\b|\b(?:until|till)\b.*\bkeep[?.! ]*$|\bmore (?:minute|hour|day)s?\b`,
    ),
  ],
  ['report-damage', /\breport\b.*\b(?:damage|accident|scratch|dent|breakdown)|^(?:damage|accident)\b/],
  [
    'cancel',
    new RegExp(
      String.raw`\b(?:cancel(?:lation|led|ing)?|storno|call off|calling off|give back|don'?t need|do not need|no longer need|won'?t need|not need)\b|\b(?:delete|remove|drop|undo|withdraw|release|free up)\b.*\b${thing}\b`,
    ),
  ],
  [
    'my-reservations',
    new RegExp(
      String.raw`\bmy (?:\w+ ){0,2}${thing}\b|\b(?:what|which|show|list|see|view)\b.*\b(?:have i|i have|i've|did i) (?:\w+ )?(?:booked|reserved|reservations?|bookings?)|\b(?:do i have|have i (?:got )?|am i) .*(?:booked|reserved|reservations?|bookings?|car|van|vehicle)|\b(?:show|list|view|see)\b (?:all )?(?:the )?(?:upcoming )?(?:reservations|bookings)\b|^(?:my )?(?:upcoming )?(?:reservations|bookings)[?.! ]*$|\bwhat did i (?:book|reserve)\b|\bwhen (?:is|do i have) my\b`,
    ),
  ],
  ['waitlist', /\b(?:wait ?list|waiting list)\b|\bwait(?:ing)? for (?:an?|any|the next) \w+/],
  [
    'who-has',
    /\b(?:who(?:'s| is| has)(?: (?:got|using|driving|booked|reserved|taken|in|now))*|who (?:uses|drives|took|booked|reserved)|where(?:'s| is| are)) (?:the|my|our|that|this)?\b/,
  ],
  [
    'availability',
    /\b(?:free|availab\w+|unused|in the garage|left)\b|^(?:which|what|is there|are there|any|do you have|have you got)\b|\b(?:what|which) (?:\w+ )?(?:can|could) i (?:book|get|have|reserve|take|drive)\b|\b(?:show|find|list|search|see|look for)\b.*\b(?:cars?|vans?|vehicles?|minibus|something)\b/,
  ],
  [
    'book',
    /\b(?:book|reserve|reservation|booking|need|want|rent|borrow|hire|require|looking for|look for|like|get|give|take|grab|have|use|arrange|organi[sz]e|find|schedule)\b/,
  ],
  [
    'greeting',
    /^(?:hi|hello|hey|hallo|good (?:morning|afternoon|evening|day)|servus|moin|yo|great|ok(?:ay)?|cool|bye|nice|perfect)\b.{0,20}$/,
  ],
];

/** @param words the message in lower case */
export function readKind(words: string): Kind {
  return rules.find(([, expression]) => expression.test(words))?.[0] ?? 'unknown';
}
