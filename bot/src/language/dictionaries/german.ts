import type { Dictionary } from '../dictionary.ts';
import { anyOf, lookUp, word, words } from './entries.ts';

const days = {
  montag: 'monday',
  dienstag: 'tuesday',
  mittwoch: 'wednesday',
  donnerstag: 'thursday',
  freitag: 'friday',
  'samstag|sonnabend': 'saturday',
  sonntag: 'sunday',
};
const shortDays = {
  mo: 'monday',
  di: 'tuesday',
  mi: 'wednesday',
  do: 'thursday',
  fr: 'friday',
  sa: 'saturday',
  so: 'sunday',
};
const months = {
  'januar|jänner|jaenner|jan': 'january',
  'februar|feb': 'february',
  'märz|maerz|mär|mrz': 'march',
  'april|apr': 'april',
  mai: 'may',
  'juni|jun': 'june',
  'juli|jul': 'july',
  'august|aug': 'august',
  'september|sept|sep': 'september',
  'oktober|okt': 'october',
  'november|nov': 'november',
  'dezember|dez': 'december',
};
const numbers = {
  'ein|eins|eine|einen|einem|einer': 'one',
  'zwei|zwo': 'two',
  drei: 'three',
  vier: 'four',
  'fünf|fuenf': 'five',
  sechs: 'six',
  sieben: 'seven',
  acht: 'eight',
  neun: 'nine',
  zehn: 'ten',
  elf: 'eleven',
  'zwölf|zwoelf': 'twelve',
};
const dayParts = {
  'morgen|früh|frueh|vormittag': 'morning',
  mittag: 'noon',
  nachmittag: 'afternoon',
  abend: 'evening',
};
const units = {
  'stunden?|std': 'hours',
  'minuten?|min': 'minutes',
  'tage?n?': 'days',
  'wochen?': 'weeks',
};
const clock = String.raw`(\d{1,2}|${Object.keys(numbers).join('|')})`;
const numberBefore = String.raw`(?:\d+(?:[.,]\d+)?|${Object.keys(numbers).join('|')}|halbe|anderthalb|eineinhalb)`;
const day = anyOf(days);
const month = anyOf(months);
const number = (said?: string) => (/^\d/.test(said ?? '') ? (said ?? '') : lookUp(numbers, said));

/** German as it is typed: with and without umlauts, in lower case, with the commonest slips. */
export const german: Dictionary = [
  // What reaches over half the sentence comes first.
  word(
    '(?:ach )?vergiss (?:es|das)|vergessen sie (?:es|das)|schon gut|egal|nicht so wichtig|nein,? danke|abbrechen|lass es',
    'never mind',
  ),
  word(String.raw`sage?(?= [^.!?]* ab(?![\p{L}]))`, 'cancel'),
  word(String.raw`(?<!viertel )nach(?= (?:\d|mittag|halb|viertel))`, 'after'),
  word(String.raw`(?<!viertel )vor(?= (?:\d|mittag|halb|viertel))`, 'before'),
  word(String.raw`gegen(?= (?:\d|mittag|halb|viertel))`, 'about'),
  word('guten (?:morgen|tag|abend)|grüß gott|gruess gott', 'hello'),
  word('(?:vielen |besten |lieben )?dank|dankesch(?:ö|oe)n|danke(?: dir| ihnen| euch)?(?: sehr)?', 'thanks'),
  word('(?:bitte )?(?:noch )?nicht(?:s)? (?:buchen|reservieren|bestellen)', 'do not book'),
  word('(?:bitte )?(?:noch )?nicht(?:s)? (?:stornieren|absagen|löschen|loeschen)', 'do not cancel'),
  word(
    String.raw`(?:buche?n?|reserviere?n?)(?= [^.!?]{0,40}(?<![\p{L}])(?:nicht|nichts|keine?n?s?)(?![\p{L}]))`,
    'do not book',
  ),
  word(String.raw`storniere?n?(?= [^.!?]{0,40}(?<![\p{L}])nicht(?![\p{L}]))`, 'do not cancel'),
  word('(?:will|möchte|moechte|wollte) (?:gar |doch )?(?:kein(?:e|en|es)?|nichts|nicht)(?! mehr)', 'do not want a'),
  word(
    String.raw`(?:brauche?n?|benötige?n?|benoetige?n?)(?= [^.!?]{0,60}(?:nicht|nichts|keine?n?s?)(?: mehr)?(?![\p{L}]))`,
    'do not need',
  ),
  word('(?:nicht|nichts) mehr', 'anymore'),
  word(
    'kein(?:e|en|es)? (?:neuen? |neuer )?(?:schaden|schäden|schaeden|kratzer|beulen?|dellen?)|ohne schaden|unbeschädigt|unbeschaedigt',
    'no damage',
  ),

  word(
    'was kannst du(?: alles)?|was können sie|was geht hier|wie (?:geht|funktioniert) (?:das|es)(?: hier)?|wie kann ich (?:buchen|reservieren)',
    'what can you do',
  ),
  word(
    '(?:was |wer )?wartet auf mich|warten auf mich|auf mich wart(?:et|en)|zu genehmigen|zu entscheiden|offene (?:anfragen|genehmigungen)',
    'waiting for me',
  ),
  word('alle(?:s|n)? (?:genehmigen|freigeben|annehmen)|genehmige alle(?:s)?', 'approve all'),
  word('genehmigungen|freigaben', 'approvals'),
  word('genehmige?n?|freigeben|gib frei', 'approve'),
  word('lehne? ab|ablehnen', 'reject'),
  word('(?:was|welche autos|welche fahrzeuge) habe? ich (?:gerade |alles )?(?:gebucht|reserviert)', 'what did i book'),
  word('habe? ich', 'do i have'),
  word('wer hat|wer nutzt|wer fährt|wer faehrt', 'who has'),
  word('wo (?:ist|steht)', 'where is'),
  word('setz(?:e|en sie)? mich auf die warteliste|auf die warteliste', 'put me on the waitlist'),
  word('wartelisten?', 'waitlist'),

  // Days and parts of them.
  [
    /(?<![\p{L}\d])heute (früh|frueh|morgen|vormittag|mittag|nachmittag|abend)(?![\p{L}\d])/gu,
    ({ 1: part }) => {
      const english = lookUp(dayParts, part);
      return english === 'noon' ? 'today noon' : `this ${english}`;
    },
  ],
  [
    /(?<![\p{L}\d])morgen (früh|frueh|vormittag|mittag|nachmittag|abend)(?![\p{L}\d])/gu,
    ({ 1: part }) => `tomorrow ${lookUp(dayParts, part)}`,
  ],
  word(
    '(?:über|ueber)morgen (früh|frueh|vormittag|mittag|nachmittag|abend)',
    ({ 1: part }) => `the day after tomorrow ${lookUp(dayParts, part)}`,
  ),
  word('(?:über|ueber)morgen', 'the day after tomorrow'),
  word('heute nacht', 'overnight today'),
  word('heute', 'today'),
  word('gestern', 'yesterday'),
  word('jetzt(?: gleich)?|sofort|gleich', 'now'),
  word(
    `(?:jeden|jede|alle) ${day}(?:morgen|vormittag|nachmittag|abend)?`,
    ({ 1: said }) => `every ${lookUp(days, said)}`,
  ),
  word(`${day}s`, ({ 1: said }) => `every ${lookUp(days, said)}`),
  word('täglich|taeglich|jeden tag', 'every day'),
  word('wöchentlich|woechentlich|jede woche', 'every week'),
  word(
    `(?:am )?${day}(morgen|früh|frueh|vormittag|mittag|nachmittag|abend)`,
    ({ 1: said, 2: part }) => `${lookUp(days, said)} ${lookUp(dayParts, part)}`,
  ),
  word(
    `(?:am )?${day} in einer woche|${day} über eine woche`,
    ({ 1: one, 2: other }) => `a week on ${lookUp(days, one ?? other)}`,
  ),
  word(
    `(?:am )?${day} (?:der )?(?:nächste|naechste|kommende)[rn]? woche`,
    ({ 1: said }) => `next week ${lookUp(days, said)}`,
  ),
  word(`(?:nächste|naechste|kommende) woche (?:am )?${day}`, ({ 1: said }) => `next week ${lookUp(days, said)}`),
  word(`(?:am )?(?:nächsten|naechsten|nächster|naechster) ${day}`, ({ 1: said }) => `next ${lookUp(days, said)}`),
  word(`(?:am )?(?:kommenden|diesen) ${day}`, ({ 1: said }) => `${lookUp(days, said)}`),
  word(`am ${day}`, ({ 1: said }) => `on ${lookUp(days, said)}`),
  word(day, ({ 1: said }) => lookUp(days, said)),
  word(String.raw`(?:am )(mo|di|mi|do|fr|sa|so)(?:\.|(?= ?\d|,))`, ({ 1: said }) => `on ${lookUp(shortDays, said)}`),
  [/(?<![\p{L}\d])(mo|di|mi|do|fr|sa|so)\.?(?=,? ?\d)/gu, ({ 1: said }) => `${lookUp(shortDays, said)}`],
  word('(?:am |dieses |nächstes |naechstes )?wochenende', ({ 0: said }) =>
    /^n/.test(said) ? 'next weekend' : 'this weekend',
  ),
  word('(?:nächste|naechste|kommende) woche', 'next week'),
  word('diese woche', 'this week'),
  word('(?:am |in der )?(?:morgens|vormittags?|früh|frueh)|am morgen', 'in the morning'),
  word('(?:am )?nachmittags?', 'in the afternoon'),
  word('(?:am )?abends?', 'in the evening'),
  word('über nacht|ueber nacht|nachts', 'overnight'),
  word('(?:den |für den |fuer den )?ganzen tag|ganztägig|ganztaegig|ganztags', 'all day'),
  word('(?:um |am |zu )?mittags?', 'noon'),
  word('(?:um )?mitternacht', 'midnight'),
  word('morgen', 'tomorrow'),

  // Dates.
  word(
    String.raw`(?:vom )?(\d{1,2})\.? ?(?:bis|-) ?(?:zum )?(\d{1,2})\. ?${month}`,
    ({ 1: from, 2: to, 3: said }) => `${from} to ${to} ${lookUp(months, said)}`,
  ),
  word(
    String.raw`(?:am |den |zum |dem )?(\d{1,2})\. ?${month}\.?`,
    ({ 1: date, 2: said }) => `${date} ${lookUp(months, said)}`,
  ),
  [/(?<![\p{L}\d.])(?:am|den|dem) (\d{1,2})\.(?! ?\d)/gu, ({ 1: date }) => `on the ${date}th`],
  [/(?<![\p{L}\d.])vom (\d{1,2}\.\d{1,2}\.)/gu, ({ 1: date }) => `from ${date}`],

  // Times of day.
  word(`halb ${clock}`, ({ 1: said }) => `half past ${beforeHour(number(said))}`),
  word(`viertel nach ${clock}`, ({ 1: said }) => `quarter past ${number(said)}`),
  word(`(?:viertel vor|dreiviertel) ${clock}`, ({ 1: said }) => `quarter to ${number(said)}`),
  [/(?<![\p{L}\d])(\d{1,2}) ?uhr ?(\d{2})(?![\p{L}\d])/gu, ({ 1: hour, 2: minute }) => `${hour}:${minute}`],
  word(`${clock} uhr`, ({ 1: said }) => `${number(said)} o'clock`),
  word(String.raw`(?:circa|ca\.?|etwa|ungefähr|ungefaehr)`, 'about'),

  // Lengths, and what is more or less of them.
  word('(?:eine |ne )?halbe stunde', 'half an hour'),
  word('(?:anderthalb|eineinhalb) stunden', 'one and a half hours'),
  word(
    '(zwei|drei|vier)einhalb stunden',
    ({ 1: said }) => `${{ zwei: '2.5', drei: '3.5', vier: '4.5' }[said ?? '']} hours`,
  ),
  word(
    `(${numberBefore}) (${Object.keys(units).join('|')}) lang`,
    ({ 1: count, 2: unit }) => `for ${number(count)} ${lookUp(units, unit)}`,
  ),
  word(String.raw`um(?= (?:etwa |ca\. )?${numberBefore} (?:stunden?|std|minuten?|min|tage?n?|wochen?))`, 'by'),
  word('um(?= (?:eine |ne )?halbe stunde)', 'by'),
  word('eine stunde|ne stunde', 'an hour'),
  word('einen tag|einem tag', 'a day'),
  word('eine woche|einer woche', 'a week'),
  ...words(units),
  word('länger|laenger', 'longer'),
  word('kürzer|kuerzer', 'shorter'),
  word('später|spaeter', 'later'),
  word('früher|frueher', 'earlier'),

  // Vehicles.
  word(String.raw`(\d{1,2})[- ]?sitzer`, ({ 1: seats }) => `${seats} seater`),
  word(`(${Object.keys(numbers).join('|')})sitzer`, ({ 1: seats }) => `${number(seats)} seater`),
  word(
    String.raw`(?:mit )?(\d{1,2}|${Object.keys(numbers).join('|')}) (?:sitzen|sitzplätzen|sitzplaetzen|sitze|plätzen|plätze)`,
    ({ 1: seats }) => `with ${number(seats)} seats`,
  ),
  word(
    String.raw`(?:für|fuer) (\d{1,2}|${Object.keys(numbers).join('|')}) (?:personen|leute|mann|kollegen|mitfahrer|gäste|gaeste)`,
    ({ 1: seats }) => `for ${number(seats)} people`,
  ),
  word('zu zweit', 'for two people'),
  word('zu dritt', 'for three people'),
  word('zu viert', 'for four people'),
  word('zu fünft|zu fuenft', 'for five people'),
  word('zu sechst', 'for six people'),
  word('elektroautos?|e-autos?|stromer|elektrofahrzeuge?', 'electric car'),
  word('(?:elektro|e-)transporter', 'electric van'),
  word('elektrisch(?:e|er|es|en)?|elektro', 'electric'),
  word('benziner|benzin', 'petrol'),
  word('(?:klein|kasten)?transporters?|kastenwagen|lieferwagen|van', 'van'),
  word('kleinbuss?e?s?|bus|busse|minibus|kleinbus', 'minibus'),
  word('lkws?|laster|lastwagen|pritschenwagen|pritsche', 'truck'),
  word('geländewagen|gelaendewagen', 'suv'),
  word('kleinwagen|stadtauto', 'small car'),
  word('limousinen?', 'sedan'),
  word('kombis?', 'estate'),
  word('(?:ein )?(?:anderes|anderen?|andere) (?:auto|wagen|pkw)', 'another car'),
  word('(?:ein )?(?:anderes|anderen?|andere) (?:fahrzeug)', 'another vehicle'),
  word('(?:einen )?anderen (?:transporter|lieferwagen)', 'another van'),
  word('autos?|wagen|pkws?', 'car'),
  word('fahrzeuge?n?', 'vehicle'),
  ...words({
    'blau(?:e|er|es|en)?': 'blue',
    'rot(?:e|er|es|en)?': 'red',
    '(?:weiß|weiss)(?:e|er|es|en)?': 'white',
    'schwarz(?:e|er|es|en)?': 'black',
    'grau(?:e|er|es|en)?': 'grey',
    'silber(?:n|ne|ner|nes|nen)?': 'silver',
    '(?:grün|gruen)(?:e|er|es|en)?': 'green',
    'gelb(?:e|er|es|en)?': 'yellow',
    'braun(?:e|er|es|en)?': 'brown',
  }),

  // What is done with reservations.
  word(
    '(?:meine[rn]?|unsere) (?:nächsten? |naechsten? |kommenden )?(?:reservierung(?:en)?|buchung(?:en)?)',
    'my reservations',
  ),
  word('reservierung(?:en)?|buchung(?:en)?', 'reservation'),
  word('(?:meine )?fahrten', 'my trips'),
  word('stornier(?:e|en|t|ung)?|storno|absagen|annulliere?n?|lösche?n?|loesche?n?', 'cancel'),
  word('verschieben|verlegen|umbuchen', 'reschedule'),
  word('verschiebe?|verlege?|buche(?= .* um(?![\\p{L}]))|vorverlegen|vorziehen', 'move'),
  word('ändere?|ändern|aendere?|aendern', 'change'),
  word('verlängere?|verlängern|verlaengere?|verlaengern', 'extend'),
  word('verkürze?n?|verkuerze?n?', 'shorten'),
  word('mach(?:e|en sie)? (?:es|das|sie|daraus|ihn)|mach', 'make it'),
  word('tausche?n?|wechsle|wechseln|austauschen', 'swap'),
  word('gegen', 'for'),
  word('stattdessen|lieber', 'instead'),
  word('behalten', 'keep'),
  word(
    'bin (?:gerade |jetzt )?(?:wieder )?(?:zurück|zurueck|da)|wieder (?:zurück|zurueck|da)|(?:zurück|zurueck)',
    'back',
  ),
  word(
    '(?:zurück|zurueck)(?:gebracht|gegeben|geben|bringen)|rückgabe|rueckgabe|abgegeben|abgestellt|einchecken|eingecheckt',
    'returned',
  ),
  word(
    '(?:ich )?(?:übernehme|uebernehme|nehme jetzt|hole)(?= |$)|übernehmen|uebernehmen|übernahme|uebernahme|abholen|auschecken|(?:fahre|bin) los(?:gefahren)?',
    'check out',
  ),
  word('abgeholt', 'picked up'),
  word('(?:habe )?(?:den |die )schlüssel|(?:habe )?(?:den |die )schluessel', 'i have the keys'),
  word('schaden melden|schadensmeldung|melde (?:einen )?schaden|einen schaden melden|unfall melden', 'report damage'),
  word('schaden|schäden|schaeden|beschädigt|beschaedigt', 'damage'),
  word('kratzer|zerkratzt|verkratzt', 'scratch'),
  word('beulen?|dellen?|verbeult', 'dent'),
  word('kaputt(?:e|er|es)?|defekt(?:e|er|es)?|gebrochen|zerbrochen', 'broken'),
  word('einen platten|reifen platt|reifenpanne|platten|platter reifen', 'flat tyre'),
  word('panne|liegengeblieben|liegen geblieben', 'breakdown'),
  word('unfall', 'accident'),
  word('warnleuchte|warnlampe', 'warning light'),
  word('(?:kilometer|km)-?stand|tacho', 'odometer'),
  word('kilometern?', 'km'),
  word('akku|batterie', 'battery'),
  word('vollgetankt|voll getankt|getankt|vollgeladen|voll geladen', 'full tank'),
  word('dreiviertel ?voll|drei viertel voll|dreiviertel', 'three quarters full'),
  word('viertel ?voll|(?:ein )?viertel', 'a quarter full'),
  word('halb ?voll|halb ?leer|halb', 'half full'),
  word('voll(?:er)?', 'full'),
  word('leer(?:er)?', 'empty'),

  // The rest of a wish.
  word('buche|buchen|bucht|gebucht|buch', 'book'),
  word('res(?:er)?vier(?:e|en|t|n)?|reserviert', 'reserve'),
  word('brauche?n?|bräuchten?|braeuchten?|benötige?n?|benoetige?n?|brauch', 'need'),
  word('möchten?|moechten?|will|wollen|hätten? (?:gerne?)?|haetten? (?:gerne?)?', 'want'),
  word('mieten?|ausleihen|leihen?|borgen', 'borrow'),
  word('suche?n?', 'looking for'),
  word('zeig(?:e|en sie)?(?: mir)?', 'show'),
  word('was ist', 'what is'),
  word('welche[rsnm]?', 'which'),
  word('gibt es|habt ihr|haben sie|gibts', 'is there'),
  word('ist|sind', 'is'),
  word('frei(?:e|er|es|en)?', 'free'),
  word('verfügbar(?:e|er|es|en)?|verfuegbar(?:e|er|es|en)?', 'available'),
  word('was|wie viele', 'what'),
  word('irgendein(?:e|en|es)?', 'any'),
  word('kann ich|können wir|koennen wir|könnte ich|darf ich', 'can i'),
  word('kannst du|können sie|könntest du|könnt ihr', 'can you'),
  word('ich|wir', 'i'),
  word('mir|uns', 'me'),
  word('es', 'it'),
  word('bitte', 'please'),
  word('von|ab', 'from'),
  word('zwischen', 'between'),
  word('bis(?: zum)?', 'until'),
  word('um', 'at'),
  word('auf(?= )', 'to'),
  word('für|fuer', 'for'),
  word('zum|zur|zu einem|zu einer', 'for the'),
  word('wegen|weil', 'because of'),
  word('zweck', 'purpose'),
  word('nach', 'to'),
  word('mit', 'with'),
  word('und', 'and'),
  word('oder', 'or'),
  word('am', 'on'),
  word('im', 'in the'),
  word('mein(?:e|en|er|em)?', 'my'),
  word('der|die|das|den|dem|des', 'the'),
  word('ein|eine|einen|einem|einer', 'a'),
  ...Object.entries(numbers)
    .slice(1)
    .map(([source, english]) => word(source, english)),
];

function beforeHour(hour: string): string {
  const names = Object.values(numbers);
  const index = names.indexOf(hour);
  if (index >= 0) return names[(index + names.length - 1) % names.length] ?? hour;
  return String(Number(hour) - 1 || 12);
}
