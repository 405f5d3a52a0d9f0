import { pluralOf } from '@fleet/contracts/plural.ts';
import type { RefusalWords } from './refusal-words.ts';

const plural = pluralOf('es');
const reopens = (opens: string | undefined) => (opens ? `Vuelve a abrir: ${opens}.` : 'Elija otro parque.');
const handing = (end: 'start' | 'return') => (end === 'start' ? 'entregas' : 'devoluciones');

export const spanishRefusals: RefusalWords = {
  rules: {
    'end-before-start': () => 'El final debe ser posterior al inicio. Elija un final más tarde.',
    'start-in-past': ({ now }, say) => `El inicio ya ha pasado. Elija un inicio posterior a ${say.moment(now)}.`,
    'end-in-past': ({ now }, say) =>
      `El final ya ha pasado. Elija un final posterior a ${say.moment(now)} o devuelva el vehículo.`,
    'minimum-notice': ({ pool, noticeMinutes, earliestStart }, say) =>
      `${pool} necesita una antelación de ${say.length(noticeMinutes)}. Elija un inicio desde ${say.moment(earliestStart)}.`,
    horizon: ({ pool, aheadMinutes, latestStart }, say) =>
      `${pool}: se reserva como máximo con ${say.length(aheadMinutes)} de antelación. Elija un inicio antes de ${say.moment(latestStart)}.`,
    'maximum-length': ({ pool, maximumMinutes, latestEnd }, say) =>
      `${pool}: la duración máxima es de ${say.length(maximumMinutes)}. Termine como muy tarde ${say.moment(latestEnd)} o haga dos reservas.`,
    'opening-hours': ({ pool, end, closedAt, opensAt }, say) =>
      `${pool} está cerrado (${say.moment(closedAt)}) y no hay ${handing(end)}. ${reopens(opensAt && say.moment(opensAt))}`,
    holiday: ({ pool, holiday, end, opensAt }, say) =>
      `${pool}: ese día no hay ${handing(end)} (${holiday}). ${reopens(opensAt && say.moment(opensAt))}`,
    blackout: ({ vehicle, until, reason }, say) =>
      `${vehicle} está bloqueado${until ? ` hasta ${say.moment(until)}` : ''}${reason ? `: ${reason}` : ''}.`,
    quota: ({ pool, driver, limit, measure, per, left }) => {
      const most =
        measure === 'hours'
          ? plural(limit, { one: '# hora', other: '# horas' })
          : plural(limit, { one: '# reserva', other: '# reservas' });
      const rest = left === 0 ? 'no queda nada' : plural(left, { one: 'queda #', other: 'quedan #' });
      const span = per === 'week' ? 'semana' : 'mes';
      return `${pool}: ${driver} dispone de ${most} por ${span}, y ${rest}. Elija menos tiempo, otro periodo u otro parque.`;
    },
    'driver-blocked': ({ driver, reason }) =>
      `${driver} no puede conducir por ahora: ${reason}. La gestión de flota puede cambiarlo.`,
    'licence-missing': ({ pool, driver }) =>
      `${pool} solo presta con permiso de conducir comprobado, y no consta ninguno de ${driver}. Muéstrelo a la gestión de flota.`,
    'licence-expired': ({ driver, validUntil }, say) =>
      `El permiso de ${driver} solo vale hasta el ${say.day(validUntil)}. Termine antes o muestre uno nuevo a la gestión de flota.`,
    'licence-class': ({ vehicle, driver, neededClass }) =>
      `${vehicle} requiere un permiso de clase ${neededClass}, que ${driver} no tiene. Elija otro vehículo.`,
    'driver-unfit': ({ driver }) =>
      `${driver} no puede conducirlo entonces. Solo esa persona y la gestión de flota saben por qué: pregúnteles, o elija otra persona, otro vehículo u otra hora.`,
    seats: ({ vehicle, seats, wantedSeats }) =>
      `${vehicle} tiene ${plural(seats, { one: '# plaza', other: '# plazas' })} y se pidieron ${plural(wantedSeats, { other: '#' })}. Elija un vehículo más grande.`,
    equipment: ({ vehicle, missing }, say) =>
      `A ${vehicle} le falta este equipamiento: ${say.all(missing)}. Elija otro vehículo.`,
    range: ({ vehicle, rangeMeters, tripMeters }, say) =>
      `${vehicle} es eléctrico: ${rangeMeters ? `su autonomía de ${say.distance(rangeMeters)}` : 'su autonomía desconocida'} no basta para ${say.distance(tripMeters)} con reserva. Elija otro vehículo.`,
    'reserve-for-other': ({ pool, mayApprovers }) =>
      `${pool}: para otras personas solo ${mayApprovers ? 'reservan quienes aprueban y la gestión de flota' : 'reserva la gestión de flota'}. Pídalo allí o reserve para usted.`,
    'approver-missing': ({ pool }) =>
      `${pool} exige una aprobación que nadie más que usted podría dar. Pida a su administración que designe a alguien.`,
    'beyond-decision': ({ latestEnd, hasLeeway, mayApprover }, say) =>
      `Más tiempo debe aprobarse. La aprobación llega hasta ${say.moment(latestEnd)}. ${hasLeeway ? 'Elija un final hasta entonces, o pregunte' : 'Pregunte'} ${mayApprover ? 'a quien aprueba o ' : ''}a la gestión de flota, que puede prolongarla enseguida.`,
    maintenance: ({ vehicle, until, reason }, say) =>
      `${vehicle} está en mantenimiento${until ? ` hasta ${say.moment(until)}` : ''}${reason ? ` (${reason})` : ''}.`,
    retired: ({ vehicle }) => `${vehicle} está dado de baja.`,
    taken: ({ vehicle, startDate, endDate }, say) =>
      `${vehicle} ya está reservado a esa hora (${say.period(startDate, endDate)}).`,
    held: ({ vehicle, startDate, endDate }, say) =>
      `Alguien está reservando ${vehicle} en este momento (${say.period(startDate, endDate)}).`,
    'class-missing': ({ pool }) =>
      `No hay ningún vehículo de ese tipo${pool ? ` en ${pool}` : ''}. Elija otra clase u otra sede.`,
    overdue: ({ vehicle }) => `${vehicle} ya debería estar de vuelta, pero aún no se ha devuelto.`,
  },
  chooseAlternative: 'Elija una de las alternativas.',
  chooseOther: 'Elija otro horario u otro vehículo.',
  sentences: {
    'own-decision': 'Nadie decide sobre su propia reserva.',
    'decided-for': 'Esta reserva ya está {status}, por {who} en nombre de {whom}. No se ha cambiado nada.',
    'decided-by': 'Esta reserva ya está {status}, por {who}. No se ha cambiado nada.',
    'decided-on': 'Esta reserva ya está {status}. No se ha cambiado nada.',
    decided: 'Ya se ha decidido sobre esta reserva.',
    'step-decided-by': 'Su paso ya está {status}, por {who}. Ahora decide {names}. No se ha cambiado nada.',
    'step-decided': 'Ya se ha decidido sobre este paso.',
    'not-asked': 'Sobre esta reserva decide otra persona: {names}.',
    'not-yet-asked': 'Primero decide {names}. Después se le preguntará a usted.',
    'already-so': 'Esta reserva ya está {status}.',
    over: 'Esta reserva ya ha pasado y no se puede cambiar.',
    'may-not-cancel': 'Solo puede cancelarla quien conduce, quien la hizo o la gestión de flota.',
    'may-not-change': 'Solo puede cambiarla quien conduce, quien la hizo o la gestión de flota.',
    'only-longer':
      'Quien aprueba solo puede retrasar el final. Lo demás lo cambia quien conduce o reservó, o la gestión de flota.',
    'may-not-take': 'Solo puede recoger el vehículo quien conduce, quien hizo la reserva o la gestión de flota.',
    'may-not-return': 'Solo puede devolver el vehículo quien conduce, quien hizo la reserva o la gestión de flota.',
    'vehicle-taken': 'El vehículo ya se ha recogido: la reserva termina cuando se devuelva.',
    'only-end': 'El vehículo ya se ha recogido: solo se puede cambiar el final.',
    'not-approved': 'Esta reserva aún no está aprobada. Pregunte a quien decide.',
    'too-early': 'Un vehículo se recoge como mucho {count} minutos antes del inicio. Mueva el inicio o espere.',
    'already-returned': 'Este vehículo ya se ha devuelto.',
    'not-taken': 'El vehículo aún no se ha recogido, así que no se puede devolver.',
    'odometer-back': 'Solo la gestión de flota puede reducir el kilometraje.',
    'odometer-less':
      'El cuentakilómetros marcaba {count} km y no puede marcar menos. Léalo otra vez o pida una corrección a la gestión de flota.',
    'no-reservation': 'Esa reserva no existe o no puede verla. Mire en su lista.',
    'no-vehicle': 'Ese vehículo no existe. Elija uno de la lista.',
    'no-cost-center': 'El centro de coste {code} no existe. Elija uno de la lista.',
    'no-request': 'Esa solicitud no existe o no puede verla. Mire en su lista.',
    'all-taken': 'Todos los vehículos adecuados están ocupados. Elija una de las alternativas.',
    'all-taken-then': 'Todos los vehículos adecuados están ocupados. Elija otro horario.',
    'changed-meanwhile': 'Entretanto, otra persona ha hecho un cambio. Mire cómo está ahora.',
    'nothing-offered': 'Ahora no hay ninguna oferta. Se le avisará cuando quede libre un vehículo.',
    'offer-accepted': 'Esta oferta ya está aceptada. Mire sus reservas.',
    'request-withdrawn': 'Esta solicitud se ha retirado. Haga una nueva.',
    'offer-expired': 'Esta oferta ha caducado y se ha preguntado a la siguiente persona. Haga una nueva solicitud.',
    'not-your-offer': 'A una oferta solo responde quien espera. La gestión de flota puede retirar la solicitud.',
    'many-requests': 'Ya espera {count} vehículos. Retire primero una de esas solicitudes.',
    'no-picture': 'No es una imagen JPEG, PNG o WebP, o está dañada. Envíe una de ese tipo.',
    'large-picture': 'La imagen supera los 5 MB. Envíe una más pequeña.',
    'many-pictures': 'Hoy ya ha subido {count} imágenes. Podrá enviar más mañana.',
  },
  states: {
    approved: 'aprobada',
    rejected: 'rechazada',
    active: 'en uso',
    completed: 'finalizada',
    cancelled: 'cancelada',
  },
  codes: {
    VALIDATION_FAILED: 'Algún dato no es correcto. Revise lo que ha indicado.',
    FORBIDDEN: 'No tiene permiso para hacerlo. Diríjase a la gestión de flota.',
    NOT_FOUND: 'No existe o no puede verlo. Mire en su lista.',
    CONFLICT: 'Ya no es posible, porque la situación ha cambiado. No se ha hecho nada.',
    PRECONDITION_FAILED: 'Entretanto, otra persona ha hecho un cambio. Mire cómo está ahora.',
  },
};
