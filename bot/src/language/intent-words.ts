/** Which of the things Fleet can do somebody asks for, by the words they use. */
import type { Intent } from './intent.ts';

type Kind = Intent['kind'];

const thing = '(?:reservations?|bookings?|trips?|rides?|cars?|vans?|vehicles?|requests?|rentals?)';

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
    'change',
    new RegExp(
      String.raw`\b(?:move|reschedule|change|postpone|extend|shorten|shift|edit|modify|update)\b.*\b${thing}\b|\b(?:reschedule|postpone)\b`,
    ),
  ],
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
  [
    'availability',
    /\b(?:free|availab\w+|unused|in the garage|left)\b|^(?:which|what|is there|are there|any|do you have|have you got|who has)\b|\b(?:what|which) (?:\w+ )?(?:can|could) i (?:book|get|have|reserve|take|drive)\b|\b(?:show|find|list|search|see|look for)\b.*\b(?:cars?|vans?|vehicles?|minibus|something)\b/,
  ],
  [
    'book',
    /\b(?:book|reserve|reservation|booking|need|want|rent|borrow|hire|require|looking for|look for|like|get|give|take|grab|have|use|arrange|organi[sz]e|find|schedule)\b/,
  ],
  [
    'greeting',
    /^(?:hi|hello|hey|hallo|good (?:morning|afternoon|evening|day)|servus|moin|yo|thanks|thank you|thx|great|ok(?:ay)?|cool|bye|never ?mind|nice|perfect)\b.{0,20}$/,
  ],
];

/** @param words the message in lower case */
export function readKind(words: string): Kind {
  return rules.find(([, expression]) => expression.test(words))?.[0] ?? 'unknown';
}
