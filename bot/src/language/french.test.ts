import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inWords, listenerIn } from '../../../infra/local/testing/said-in-words.ts';
import { french as words } from '../words/french.ts';
import { understand } from './understand.ts';

// Monday 23 November 2026, 10:20 in Berlin.
const elena = listenerIn('fr-FR');
const english = listenerIn('en-GB');

const sentences: Readonly<Record<string, readonly (readonly [said: string, understood: string])[]>> = {
  'Un véhicule, un jour, une heure et un objet': [
    [
      'Réserve un fourgon demain de 9 h à 12 h pour une visite de chantier',
      'book van | 2026-11-24 09:00 to 12:00 | visite de chantier',
    ],
    ['reserve une camionnette demain 9h-12h', 'book van | 2026-11-24 09:00 to 12:00'],
    ["J'ai besoin d'une voiture mardi prochain de 8h30 à 17h", 'book car | 2026-12-01 08:30 to 17:00'],
    ['réserver le Transit bleu le 3 décembre de 14h à 16h30', 'book Transit blue | 2026-12-03 14:00 to 16:30'],
    ['je voudrais la Golf de lundi 8h à mardi 17h', 'book Golf | 2026-11-30 08:00 to 2026-12-01 17:00'],
    ['VW Golf vendredi à partir de 10h pendant 3 heures', 'book Volkswagen Golf | 2026-11-27 10:00 to 13:00'],
    ["voiture aujourd'hui entre 14h et 16h", 'book car | 2026-11-23 14:00 to 16:00'],
    ['minibus demain de 9h à 12h pour un déménagement', 'book minibus | 2026-11-24 09:00 to 12:00 | déménagement'],
    ['un break pour vendredi de 9h à 11h svp', 'book estate | 2026-11-27 09:00 to 11:00'],
    ['Bonjour, je cherche une voiture électrique demain 9h-10h', 'book electric car | 2026-11-24 09:00 to 10:00'],
    ['camion après-demain de 7h à 15h', 'book truck | 2026-11-25 07:00 to 15:00'],
    ['véhicule à 9 places lundi matin', 'book 9 seats | 2026-11-30 08:00 to 12:00, morning'],
    ['voiture pour 5 personnes demain matin', 'book car 5 seats | 2026-11-24 08:00 to 12:00, morning'],
    ['M-FT 1204 demain de 9h à 12h', 'book M-FT 1204 | 2026-11-24 09:00 to 12:00'],
  ],
  'Ce qui est libre': [
    ['Qu’est-ce qui est libre vendredi après-midi\u00a0?', 'availability | 2026-11-27 13:00 to 18:00, afternoon'],
    ['Y a-t-il un minibus samedi ?', 'availability minibus | 2026-11-28 08:00 to 18:00, whole-day'],
    ['quels fourgons sont disponibles demain ?', 'availability van | 2026-11-24 08:00 to 18:00, whole-day'],
    ["qu'est-ce qui est libre cet après-midi", 'availability | 2026-11-23 13:00 to 18:00, afternoon'],
  ],
  'Les jours': [
    ['après-demain 8h-10h', 'book | 2026-11-25 08:00 to 10:00'],
    ['vendredi en huit de 9h à 10h', 'book | 2026-12-04 09:00 to 10:00'],
    ['le 27 de 9h à 12h', 'book | 2026-11-27 09:00 to 12:00'],
    ['le 1er décembre de 9h à 12h', 'book | 2026-12-01 09:00 to 12:00'],
    ['3/12 9h-12h', 'book | 2026-12-03 09:00 to 12:00'],
    ['le 3 déc. de 14h à 16h', 'book | 2026-12-03 14:00 to 16:00'],
    ['du 3 au 5 décembre toute la journée', 'book | 2026-12-03 08:00 to 2026-12-05 18:00, whole-day'],
    ['jeudi de la semaine prochaine 9h-11h', 'book | 2026-12-03 09:00 to 11:00'],
    ['vendredi prochain 9h-11h', 'book | 2026-12-04 09:00 to 11:00'],
    ['vendredi 9h-11h', 'book | 2026-11-27 09:00 to 11:00'],
    ['le 30 février de 9h à 12h un fourgon', 'book van | ask no-such-date: 09:00 12:00'],
    ['hier de 9h à 12h', 'book | ask past: 09:00 12:00'],
    ['voiture ce week-end', 'book car | ask no-time: 2026-11-28 2026-11-29'],
    ['un fourgon tous les lundis de 9h à 11h', 'book van | ask recurring: 2026-11-30 09:00 11:00'],
  ],
  'Les heures': [
    ['demain de 8 heures et demie à 11 heures', 'book | 2026-11-24 08:30 to 11:00'],
    ['demain à 9h30 pendant une heure et demie', 'book | 2026-11-24 09:30 to 11:00'],
    ['demain à 9h pendant une demi-heure', 'book | 2026-11-24 09:00 to 09:30'],
    ['demain de 9h à midi', 'book | 2026-11-24 09:00 to 12:00'],
    ["voiture maintenant jusqu'à 17h", 'book car | 2026-11-23 10:30 to 17:00, from-now'],
    ['voiture dans deux heures', 'book car | ask no-end: 2026-11-23 12:20'],
    ['un fourgon pour demain', 'book van | ask no-time: 2026-11-24'],
    ['demain de 22h à minuit', 'book | 2026-11-24 22:00 to 2026-11-25 00:00'],
    ['demain matin', 'book | 2026-11-24 08:00 to 12:00, morning'],
  ],
  'Ce que l’on a, ce qui attend': [
    ['mes réservations', 'my-reservations'],
    ["qu'est-ce que j'ai réservé ?", 'my-reservations'],
    ['Qu’est-ce qui m’attend\u00a0?', 'approvals'],
    ['tout approuver', 'approvals'],
    ["liste d'attente", 'waitlist'],
  ],
  Annuler: [
    ['annuler', 'cancel'],
    ['supprime ma réservation', 'cancel'],
    ['Annule ma réservation de demain', 'cancel on 2026-11-24'],
    ['annule le fourgon de vendredi', 'cancel van on 2026-11-27'],
    ["je n'ai plus besoin de la voiture demain", 'cancel car on 2026-11-24'],
    ["n'annule pas", 'denied'],
    ['ne réserve pas de fourgon', 'denied'],
  ],
  Modifier: [
    ['décale ma réservation à vendredi', 'change | to 2026-11-27'],
    ['déplace-la à vendredi de 10h à 12h', 'change | to 2026-11-27 10:00 or so - 12:00'],
    ['décale le fourgon de mardi à vendredi', 'change van on 2026-11-24 | to 2026-11-27'],
    ['une heure de plus svp', 'change | lengthen 60'],
    ['deux heures plus tard', 'change | shift 120'],
    ["prolonge jusqu'à 17h", 'change | end 17:00'],
    ['prolonge ma réservation de 2 heures', 'change | lengthen 120'],
    ["raccourcis-la d'une heure", 'change | lengthen -60'],
    ['modifier ma réservation', 'change | open'],
    ['échange mon fourgon contre le Transit bleu', 'swap van | Transit blue'],
  ],
  'La prise en charge et le retour': [
    ['je prends le Transit', 'check-out Transit'],
    ["j'ai les clés", 'check-out'],
    ['de retour, 45 210 km, réservoir à moitié plein', 'check-in | 45210 kilometer | 50 %'],
    ['je suis de retour, compteur 45210, le plein', 'check-in | 45210 | 100 %'],
    ['le Transit est de retour, batterie 80 %', 'check-in Transit | 80 %'],
    ['de retour, rayure sur la portière gauche', 'check-in | rayure sur la portière gauche'],
    ['de retour, aucun dommage', 'check-in'],
    ['signaler un dommage', 'report-damage'],
    ['signaler un dommage : rétroviseur cassé', 'report-damage | rétroviseur cassé'],
    ['qui a le Transit bleu ?', 'who-has Transit blue'],
    ['où est la Golf', 'who-has Golf'],
  ],
  'Et le reste': [
    ['aide', 'help'],
    ['que peux-tu faire ?', 'help'],
    ['bonjour', 'greeting'],
    ['merci beaucoup !', 'thanks'],
    ['laisse tomber', 'forget'],
    ['non merci', 'forget'],
    ['raconte-moi une blague', 'unknown'],
    ['my reservations', 'my-reservations'],
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
  expect(inWords(understand('décale ma réservation à vendredi', english))).toBe('change | to 2026-11-27');
});

describe('every sentence of these words says what its English does', () => {
  const verb = fc.constantFrom(
    ['réserve', 'book'],
    ['reserver', 'book'],
    ['je veux', 'i want'],
    ['je cherche', 'looking for'],
  );
  const vehicle = fc.constantFrom(
    ['un fourgon', 'a van'],
    ['une voiture', 'a car'],
    ['un minibus', 'a minibus'],
    ['le Transit bleu', 'the blue transit'],
    ['une voiture électrique', 'an electric car'],
  );
  const day = fc.constantFrom(
    ['demain', 'tomorrow'],
    ['après-demain', 'the day after tomorrow'],
    ['vendredi', 'friday'],
    ['le 3 décembre', 'on 3 december'],
    ['mercredi prochain', 'next wednesday'],
  );
  const time = fc
    .record({ from: fc.integer({ min: 6, max: 12 }), hours: fc.integer({ min: 1, max: 8 }) })
    .chain(({ from, hours }) =>
      fc.constantFrom(
        [`de ${from}h à ${from + hours}h`, `from ${from} to ${from + hours}h`],
        [`à partir de ${from}h30 pendant ${hours} heures`, `from ${from}:30 for ${hours} hours`],
        [`${from}h-${from + hours}h`, `${from}-${from + hours}h`],
      ),
    );

  test('whatever is put together', () => {
    fc.assert(
      fc.property(fc.tuple(verb, vehicle, day, time), (parts) => {
        const [said, meant] = [0, 1].map((index) => parts.map((part) => part[index]).join(' '));
        const inOrder = (text: string) => text.replace('Transit blue', 'blue Transit');
        expect(inOrder(inWords(understand(said ?? '', elena)))).toBe(inWords(understand(meant ?? '', english)));
      }),
      { numRuns: 500 },
    );
  });
});
