import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inWords, listenerIn } from '../../../infra/local/testing/said-in-words.ts';
import { german as words } from '../words/german.ts';
import { understand } from './understand.ts';

// Monday 23 November 2026, 10:20 in Berlin.
const elena = listenerIn('de-DE');
const english = listenerIn('en-GB');

const sentences: Readonly<Record<string, readonly (readonly [said: string, understood: string])[]>> = {
  'Fahrzeug, Tag, Zeit und Zweck, in beliebiger Reihenfolge': [
    ['Transporter morgen 9 bis 12 für Kundentermin', 'book van | 2026-11-24 09:00 to 12:00 | Kundentermin'],
    ['Buche mir morgen von 9 bis 12 Uhr einen Transporter', 'book van | 2026-11-24 09:00 to 12:00'],
    ['Ich brauche nächsten Dienstag von 8:30 bis 17 Uhr ein Auto', 'book car | 2026-12-01 08:30 to 17:00'],
    [
      'reserviere den blauen Transit am 3. Dezember 14:00-16:30 für Kundenbesuch',
      'book blue Transit | 2026-12-03 14:00 to 16:30 | Kundenbesuch',
    ],
    [
      'Kann ich den Golf von Montag 8 Uhr bis Dienstag 17 Uhr haben?',
      'book Golf | 2026-11-30 08:00 to 2026-12-01 17:00',
    ],
    ['VW Golf am Freitag ab 10 für 3 Stunden', 'book Volkswagen Golf | 2026-11-27 10:00 to 13:00'],
    ['auto heute zwischen 14 und 16 uhr wegen Zahnarzt', 'book car | 2026-11-23 14:00 to 16:00 | Zahnarzt'],
    ['Kleinbus morgen 9-12 zum Umzug', 'book minibus | 2026-11-24 09:00 to 12:00 | Umzug'],
    ['bitte einen Kombi für Freitag 9 bis 11 Uhr reservieren', 'book estate | 2026-11-27 09:00 to 11:00'],
    ['Hallo, ich bräuchte morgen 9-10 einen Lieferwagen', 'book van | 2026-11-24 09:00 to 10:00'],
    ['transporter booken morgen 9-12', 'book van | 2026-11-24 09:00 to 12:00'],
    ['resevieren: Transporter morgen 9-12', 'book van | 2026-11-24 09:00 to 12:00'],
    ['fuer morgen 9-12 ein e-auto', 'book electric car | 2026-11-24 09:00 to 12:00'],
    ['LKW übermorgen 7 bis 15 Uhr', 'book truck | 2026-11-25 07:00 to 15:00'],
    ['Neunsitzer am Montagmorgen', 'book 9 seats | 2026-11-30 08:00 to 12:00, morning'],
    ['Auto für 5 Personen morgen früh', 'book car 5 seats | 2026-11-24 08:00 to 12:00, morning'],
    ['Transporter in Berlin morgen 8-10', 'book Berlin van | 2026-11-24 08:00 to 10:00'],
    ['M-FT 1204 morgen 9-12', 'book M-FT 1204 | 2026-11-24 09:00 to 12:00'],
  ],
  'Was frei ist': [
    ['Was ist am Freitagnachmittag frei?', 'availability | 2026-11-27 13:00 to 18:00, afternoon'],
    ['Gibt es am Samstag einen Kleinbus?', 'availability minibus | 2026-11-28 08:00 to 18:00, whole-day'],
    [
      'ist heute nach 15 Uhr ein Elektroauto frei',
      'availability electric car | 2026-11-23 15:00 to 18:00, until-day-end',
    ],
    ['welche Transporter sind morgen verfügbar?', 'availability van | 2026-11-24 08:00 to 18:00, whole-day'],
    ['was ist heute nachmittag frei', 'availability | 2026-11-23 13:00 to 18:00, afternoon'],
  ],
  Tage: [
    ['übermorgen 8-10', 'book | 2026-11-25 08:00 to 10:00'],
    ['Freitag in einer Woche 9 bis 10', 'book | 2026-12-04 09:00 to 10:00'],
    ['am 27. von 9 bis 12', 'book | 2026-11-27 09:00 to 12:00'],
    ['3.12. 9-12', 'book | 2026-12-03 09:00 to 12:00'],
    ['3.12.2026 9-12', 'book | 2026-12-03 09:00 to 12:00'],
    ['am 3. Dez. 14 bis 16 Uhr', 'book | 2026-12-03 14:00 to 16:00'],
    ['vom 3. bis 5. Dezember ganztägig', 'book | 2026-12-03 08:00 to 2026-12-05 18:00, whole-day'],
    ['nächste Woche Donnerstag 9-11', 'book | 2026-12-03 09:00 to 11:00'],
    ['nächsten Freitag 9-11', 'book | 2026-12-04 09:00 to 11:00'],
    ['Fr 9-11', 'book | 2026-11-27 09:00 to 11:00'],
    ['am 30. Februar 9-12 Transporter', 'book van | ask no-such-date: 09:00 12:00'],
    ['gestern 9-12', 'book | ask past: 09:00 12:00'],
    ['Wochenende Auto', 'book car | ask no-time: 2026-11-28 2026-11-29'],
    ['jeden Montag 9 bis 11 Transporter', 'book van | ask recurring: 2026-11-30 09:00 11:00'],
  ],
  Uhrzeiten: [
    ['morgen von halb neun bis elf', 'book | 2026-11-24 08:30 to 11:00'],
    ['morgen ab Viertel nach 9 für anderthalb Stunden', 'book | 2026-11-24 09:15 to 10:45'],
    ['morgen 9 Uhr 30 bis 11 Uhr', 'book | 2026-11-24 09:30 to 11:00'],
    ['morgen 9h-12h', 'book | 2026-11-24 09:00 to 12:00'],
    ['morgen um 9 für eine halbe Stunde', 'book | 2026-11-24 09:00 to 09:30'],
    ['morgen von 2 bis 4', 'book | 2026-11-24 14:00 to 16:00'],
    ['Auto jetzt bis 17 Uhr', 'book car | 2026-11-23 10:30 to 17:00, from-now'],
    ['Auto in zwei Stunden', 'book car | ask no-end: 2026-11-23 12:20'],
    ['morgen bis mittags', 'book | 2026-11-24 08:00 to 12:00, from-day-start'],
    ['Transporter für morgen', 'book van | ask no-time: 2026-11-24'],
    ['von 22 Uhr bis Mitternacht morgen', 'book | 2026-11-24 22:00 to 2026-11-25 00:00'],
  ],
  'Was man hat, was wartet': [
    ['meine Reservierungen', 'my-reservations'],
    ['Was habe ich gebucht?', 'my-reservations'],
    ['habe ich morgen ein Auto?', 'my-reservations car on 2026-11-24'],
    ['Was wartet auf mich?', 'approvals'],
    ['alle genehmigen', 'approvals'],
    ['Warteliste', 'waitlist'],
  ],
  Stornieren: [
    ['stornieren', 'cancel'],
    ['storniere meine Reservierung morgen', 'cancel on 2026-11-24'],
    ['Sag den Transporter am Freitag ab', 'cancel van on 2026-11-27'],
    ['ich brauche das Auto morgen nicht mehr', 'cancel car on 2026-11-24'],
    ['bitte nicht stornieren', 'denied'],
    ['bitte nicht buchen', 'denied'],
    ['buche mir bitte keinen Transporter', 'denied'],
  ],
  Ändern: [
    ['verschiebe meine Reservierung auf Freitag', 'change | to 2026-11-27'],
    ['Verschieb meine Buchung um 30 Minuten nach hinten', 'change | shift 30'],
    ['Kann ich den Transporter bis 17 Uhr behalten?', 'change van | end 17:00'],
    ['auf Freitag 10 bis 12 verschieben', 'change | to 2026-11-27 10:00 or so - 12:00'],
    ['verschiebe den Transporter von Dienstag auf Freitag', 'change van on 2026-11-24 | to 2026-11-27'],
    ['eine Stunde länger bitte', 'change | lengthen 60'],
    ['mach es eine halbe Stunde kürzer', 'change | lengthen -30'],
    ['zwei Stunden später', 'change | shift 120'],
    ['verlängere bis 17 Uhr', 'change | end 17:00'],
    ['verlängere meine Reservierung um 2 Stunden', 'change | lengthen 120'],
    ['meine Reservierung um 2 Stunden verlängern', 'change | lengthen 120'],
    ['bis 17 Uhr verlängern', 'change | end 17:00'],
    ['verkürze sie um eine Stunde', 'change | lengthen -60'],
    ['ändere meine Reservierung', 'change | open'],
    ['tausche meinen Transporter gegen den blauen Transit', 'swap van | blue Transit'],
    ['kann ich stattdessen ein anderes Auto', 'swap | car'],
  ],
  Übergabe: [
    ['Ich habe den Corsa abgeholt', 'check-out Corsa'],
    ['übernehmen', 'check-out'],
    ['ich übernehme den Transit', 'check-out Transit'],
    ['Ich habe die Schlüssel', 'check-out'],
    ['zurück, 45.210 km, Tank halb voll', 'check-in | 45210 kilometer | 50 %'],
    ['bin wieder da, Kilometerstand 45210, vollgetankt', 'check-in | 45210 | 100 %'],
    ['Der Transit ist zurück, Akku 80 %', 'check-in Transit | 80 %'],
    ['Golf zurückgebracht, Kratzer an der linken Tür', 'check-in Golf | Kratzer an der linken Tür'],
    ['zurück, kein Schaden', 'check-in'],
    ['Reifen platt', 'report-damage | Reifen platt'],
    ['Schaden melden', 'report-damage'],
    ['Schaden melden: Spiegel links kaputt', 'report-damage | Spiegel links kaputt'],
    ['der Transit hat einen Platten', 'report-damage Transit | der Transit hat einen Platten'],
    ['wer hat den blauen Transit?', 'who-has blue Transit'],
    ['wo steht der Golf', 'who-has Golf'],
  ],
  'Und sonst': [
    ['Hilfe', 'help'],
    ['Was kannst du?', 'help'],
    ['Guten Morgen', 'greeting'],
    ['vielen Dank!', 'thanks'],
    ['vergiss es', 'forget'],
    ['nein danke', 'forget'],
    ['erzähl mir einen Witz', 'unknown'],
    ['my reservations', 'my-reservations'],
    ['help', 'help'],
    ['Transporter 🚐 morgen 9–12 🙏 für Umzug 🎉', 'book van | 2026-11-24 09:00 to 12:00 | Umzug'],
  ],
};

for (const [rule, table] of Object.entries(sentences)) {
  test.each(table)(`${rule}: %s`, (said, understood) => {
    expect(inWords(understand(said, elena))).toBe(understood);
  });
}

test.each([...words.help.examples, words.help.approverExample])('what the help card says is understood: %s', (said) => {
  expect(['unknown', 'greeting', 'denied']).not.toContain(understand(said, elena).kind);
});

test('it is understood by somebody whose Teams speaks English, too', () => {
  expect(inWords(understand('verschiebe meine Reservierung auf Freitag', english))).toBe('change | to 2026-11-27');
});

describe('every sentence of these words says what its English does', () => {
  const verb = fc.constantFrom(
    ['buche', 'book'],
    ['reserviere', 'reserve'],
    ['ich brauche', 'i need'],
    ['suche', 'looking for'],
  );
  const vehicle = fc.constantFrom(
    ['einen Transporter', 'a van'],
    ['ein Auto', 'a car'],
    ['einen Kleinbus', 'a minibus'],
    ['den blauen Transit', 'the blue transit'],
    ['ein Elektroauto', 'an electric car'],
  );
  const day = fc.constantFrom(
    ['morgen', 'tomorrow'],
    ['übermorgen', 'the day after tomorrow'],
    ['am Freitag', 'on friday'],
    ['am 3. Dezember', 'on 3 december'],
    ['nächsten Mittwoch', 'next wednesday'],
  );
  const time = fc
    .record({ from: fc.integer({ min: 6, max: 12 }), hours: fc.integer({ min: 1, max: 8 }) })
    .chain(({ from, hours }) =>
      fc.constantFrom(
        [`von ${from} bis ${from + hours} Uhr`, `from ${from} to ${from + hours} o'clock`],
        [`ab ${from}:30 für ${hours} Stunden`, `from ${from}:30 for ${hours} hours`],
        [`${from}-${from + hours}`, `${from}-${from + hours}`],
      ),
    );

  test('whatever is put together', () => {
    fc.assert(
      fc.property(fc.tuple(verb, vehicle, day, time), (parts) => {
        const [said, meant] = [0, 1].map((index) => parts.map((part) => part[index]).join(' '));
        expect(inWords(understand(said ?? '', elena))).toBe(inWords(understand(meant ?? '', english)));
      }),
      { numRuns: 500 },
    );
  });
});
