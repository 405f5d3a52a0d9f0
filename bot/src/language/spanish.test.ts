import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inWords, listenerIn } from '../../../infra/local/testing/said-in-words.ts';
import { spanish as words } from '../words/spanish.ts';
import { understand } from './understand.ts';

// Monday 23 November 2026, 10:20 in Berlin.
const elena = listenerIn('es-ES');
const english = listenerIn('en-GB');

const sentences: Readonly<Record<string, readonly (readonly [said: string, understood: string])[]>> = {
  'Un vehículo, un día, una hora y un motivo': [
    [
      'Reserva una furgoneta mañana de 9 a 12 para visitar una obra',
      'book van | 2026-11-24 09:00 to 12:00 | visitar una obra',
    ],
    ['reservar furgoneta manana 9-12', 'book van | 2026-11-24 09:00 to 12:00'],
    ['Necesito un coche el próximo martes de 8:30 a 17:00', 'book car | 2026-12-01 08:30 to 17:00'],
    ['resérvame la Transit azul el 3 de diciembre de 14:00 a 16:30', 'book Transit blue | 2026-12-03 14:00 to 16:30'],
    ['quiero el Golf del lunes a las 8 hasta el martes a las 17', 'book Golf | 2026-11-30 08:00 to 2026-12-01 17:00'],
    ['VW Golf el viernes a partir de las 10 durante 3 horas', 'book Volkswagen Golf | 2026-11-27 10:00 to 13:00'],
    ['coche hoy entre las 14 y las 16', 'book car | 2026-11-23 14:00 to 16:00'],
    ['minibús mañana de 9 a 12 para una mudanza', 'book minibus | 2026-11-24 09:00 to 12:00 | mudanza'],
    ['una furgoneta para el viernes de 9 a 11 por favor', 'book van | 2026-11-27 09:00 to 11:00'],
    ['Hola, busco un coche eléctrico mañana 9-10', 'book electric car | 2026-11-24 09:00 to 10:00'],
    ['camión pasado mañana de 7 a 15', 'book truck | 2026-11-25 07:00 to 15:00'],
    ['vehículo de 9 plazas el lunes por la mañana', 'book 9 seats | 2026-11-30 08:00 to 12:00, morning'],
    ['coche para 5 personas mañana por la mañana', 'book car 5 seats | 2026-11-24 08:00 to 12:00, morning'],
    ['M-FT 1204 mañana de 9 a 12', 'book M-FT 1204 | 2026-11-24 09:00 to 12:00'],
  ],
  'Lo que está libre': [
    ['¿Qué hay libre el viernes por la tarde?', 'availability | 2026-11-27 13:00 to 18:00, afternoon'],
    ['¿Hay un minibús el sábado?', 'availability minibus | 2026-11-28 08:00 to 18:00, whole-day'],
    ['¿qué furgonetas están disponibles mañana?', 'availability van | 2026-11-24 08:00 to 18:00, whole-day'],
    ['qué está libre esta tarde', 'availability | 2026-11-23 13:00 to 18:00, afternoon'],
  ],
  'Los días': [
    ['pasado mañana 8-10', 'book | 2026-11-25 08:00 to 10:00'],
    ['el 27 de 9 a 12', 'book | 2026-11-27 09:00 to 12:00'],
    ['el 1 de diciembre de 9 a 12', 'book | 2026-12-01 09:00 to 12:00'],
    ['3/12 9-12', 'book | 2026-12-03 09:00 to 12:00'],
    ['3 de dic de 14 a 16', 'book | 2026-12-03 14:00 to 16:00'],
    ['del 3 al 5 de diciembre todo el día', 'book | 2026-12-03 08:00 to 2026-12-05 18:00, whole-day'],
    ['el jueves de la semana que viene 9-11', 'book | 2026-12-03 09:00 to 11:00'],
    ['el viernes que viene 9-11', 'book | 2026-12-04 09:00 to 11:00'],
    ['viernes 9-11', 'book | 2026-11-27 09:00 to 11:00'],
    ['el 30 de febrero de 9 a 12 una furgoneta', 'book van | ask no-such-date: 09:00 12:00'],
    ['ayer de 9 a 12', 'book | ask past: 09:00 12:00'],
    ['coche este fin de semana', 'book car | ask no-time: 2026-11-28 2026-11-29'],
    ['una furgoneta todos los lunes de 9 a 11', 'book van | ask recurring: 2026-11-30 09:00 11:00'],
  ],
  'Las horas': [
    ['mañana de 8 y media a 11', 'book | 2026-11-24 08:30 to 11:00'],
    ['mañana a las 9 y cuarto durante una hora y media', 'book | 2026-11-24 09:15 to 10:45'],
    ['mañana a las 9 durante media hora', 'book | 2026-11-24 09:00 to 09:30'],
    ['mañana de 9 a mediodía', 'book | 2026-11-24 09:00 to 12:00'],
    ['coche ahora hasta las 17', 'book car | 2026-11-23 10:30 to 17:00, from-now'],
    ['coche dentro de dos horas', 'book car | ask no-end: 2026-11-23 12:20'],
    ['una furgoneta para mañana', 'book van | ask no-time: 2026-11-24'],
    ['mañana de 22 a medianoche', 'book | 2026-11-24 22:00 to 2026-11-25 00:00'],
    ['mañana por la mañana', 'book | 2026-11-24 08:00 to 12:00, morning'],
  ],
  'Lo que se tiene, lo que espera': [
    ['mis reservas', 'my-reservations'],
    ['¿qué he reservado?', 'my-reservations'],
    ['¿Qué tengo pendiente de aprobar?', 'approvals'],
    ['aprobar todo', 'approvals'],
    ['lista de espera', 'waitlist'],
  ],
  Cancelar: [
    ['cancelar', 'cancel'],
    ['elimina mi reserva', 'cancel'],
    ['Cancela mi reserva de mañana', 'cancel on 2026-11-24'],
    ['cancela la furgoneta del viernes', 'cancel van on 2026-11-27'],
    ['ya no necesito el coche mañana', 'cancel car on 2026-11-24'],
    ['no canceles', 'denied'],
    ['no reserves una furgoneta', 'denied'],
  ],
  Cambiar: [
    ['pasa mi reserva al viernes', 'change | to 2026-11-27'],
    ['retrasa mi reserva al viernes', 'change | to 2026-11-27'],
    ['muévela al viernes de 10 a 12', 'change | to 2026-11-27 10:00 or so - 12:00'],
    ['pasa la furgoneta del martes al viernes', 'change van on 2026-11-24 | to 2026-11-27'],
    ['una hora más por favor', 'change | lengthen 60'],
    ['dos horas más tarde', 'change | shift 120'],
    ['alárgala hasta las 17', 'change | end 17:00'],
    ['cambiar mi reserva', 'change | open'],
    ['cambia mi furgoneta por la Transit azul', 'swap van | Transit blue'],
  ],
  'La recogida y la devolución': [
    ['he recogido el Corsa', 'check-out Corsa'],
    ['me llevo la Transit', 'check-out Transit'],
    ['tengo las llaves', 'check-out'],
    ['de vuelta, 45.210 km, depósito a la mitad', 'check-in | 45210 kilometer | 50 %'],
    ['ya estoy de vuelta, kilometraje 45210, depósito lleno', 'check-in | 45210 | 100 %'],
    ['la Transit está de vuelta, batería 80 %', 'check-in Transit | 80 %'],
    ['de vuelta, arañazo en la puerta izquierda', 'check-in | arañazo en la puerta izquierda'],
    ['de vuelta, sin daños', 'check-in'],
    ['informar de un daño', 'report-damage'],
    ['informar de un daño: espejo roto', 'report-damage | espejo roto'],
    ['¿quién tiene la Transit azul?', 'who-has Transit blue'],
    ['¿dónde está el Golf?', 'who-has Golf'],
  ],
  'Y lo demás': [
    ['ayuda', 'help'],
    ['¿qué puedes hacer?', 'help'],
    ['buenos días', 'greeting'],
    ['¡muchas gracias!', 'thanks'],
    ['olvídalo', 'forget'],
    ['no, gracias', 'forget'],
    ['cuéntame un chiste', 'unknown'],
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
  expect(inWords(understand('pasa mi reserva al viernes', english))).toBe('change | to 2026-11-27');
});

describe('every sentence of these words says what its English does', () => {
  const verb = fc.constantFrom(
    ['reserva', 'book'],
    ['reservar', 'book'],
    ['quiero', 'i want'],
    ['busco', 'looking for'],
  );
  const vehicle = fc.constantFrom(
    ['una furgoneta', 'a van'],
    ['un coche', 'a car'],
    ['un minibús', 'a minibus'],
    ['la Transit azul', 'the blue transit'],
    ['un coche eléctrico', 'an electric car'],
  );
  const day = fc.constantFrom(
    ['mañana', 'tomorrow'],
    ['pasado mañana', 'the day after tomorrow'],
    ['el viernes', 'on friday'],
    ['el 3 de diciembre', 'on 3 december'],
    ['el miércoles que viene', 'next wednesday'],
  );
  const time = fc
    .record({ from: fc.integer({ min: 6, max: 12 }), hours: fc.integer({ min: 1, max: 8 }) })
    .chain(({ from, hours }) =>
      fc.constantFrom(
        [`de ${from} a ${from + hours}`, `from ${from} to ${from + hours}`],
        [`a partir de las ${from}:30 durante ${hours} horas`, `from ${from}:30 for ${hours} hours`],
        [`${from}-${from + hours}`, `${from}-${from + hours}`],
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
