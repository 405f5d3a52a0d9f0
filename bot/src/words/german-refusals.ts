import { pluralOf } from '@fleet/contracts/plural.ts';
import type { RefusalWords } from './refusal-words.ts';

const plural = pluralOf('de');
const reopens = (opens: string | undefined) =>
  opens ? `Geöffnet ist wieder ab ${opens}.` : 'Wählen Sie einen anderen Pool.';

export const germanRefusals: RefusalWords = {
  rules: {
    'end-before-start': () => 'Das Ende muss nach dem Beginn liegen. Wählen Sie ein späteres Ende.',
    'start-in-past': ({ now }, say) =>
      `Der Beginn liegt in der Vergangenheit. Wählen Sie einen Beginn nach ${say.moment(now)}.`,
    'end-in-past': ({ now }, say) =>
      `Das Ende liegt in der Vergangenheit. Wählen Sie ein Ende nach dem ${say.moment(now)}, oder bringen Sie das Fahrzeug zurück.`,
    'minimum-notice': ({ pool, noticeMinutes, earliestStart }, say) =>
      `${pool} braucht einen Vorlauf von ${say.length(noticeMinutes)}. Wählen Sie einen Beginn ab ${say.moment(earliestStart)}.`,
    horizon: ({ pool, aheadMinutes, latestStart }, say) =>
      `${pool}: Der Beginn darf höchstens ${say.length(aheadMinutes)} in der Zukunft liegen, also spätestens ${say.moment(latestStart)}.`,
    'maximum-length': ({ pool, maximumMinutes, latestEnd }, say) =>
      `${pool}: Die längste Reservierung ist ${say.length(maximumMinutes)}. Wählen Sie ein Ende bis ${say.moment(latestEnd)} oder reservieren Sie zweimal.`,
    'opening-hours': ({ pool, end, closedAt, opensAt }, say) =>
      `${pool} ist geschlossen (${say.moment(closedAt)}), daher ist keine ${end === 'start' ? 'Ausgabe' : 'Rückgabe'} möglich. ${reopens(opensAt && say.moment(opensAt))}`,
    holiday: ({ pool, holiday, end, opensAt }, say) =>
      `${pool}: Wegen ${holiday} ist keine ${end === 'start' ? 'Ausgabe' : 'Rückgabe'} möglich. ${reopens(opensAt && say.moment(opensAt))}`,
    blackout: ({ vehicle, until, reason }, say) =>
      `${vehicle} ist ${until ? `bis ${say.moment(until)} ` : ''}gesperrt${reason ? `: ${reason}` : ''}.`,
    quota: ({ pool, driver, limit, measure, per, left }) => {
      const most =
        measure === 'hours'
          ? plural(limit, { one: '# Stunde', other: '# Stunden' })
          : plural(limit, { one: '# Reservierung', other: '# Reservierungen' });
      const rest = left === 0 ? 'davon ist nichts mehr übrig' : `davon übrig: ${plural(left, { other: '#' })}`;
      const span = per === 'week' ? 'Woche' : 'Monat';
      return `${pool}: Für ${driver} gilt die Grenze von ${most} pro ${span}, ${rest}. Reservieren Sie kürzer, in einem anderen Zeitraum oder in einem anderen Pool.`;
    },
    'driver-blocked': ({ driver, reason }) =>
      `${driver} darf zurzeit nicht fahren: ${reason}. Das Fuhrparkmanagement kann das ändern.`,
    'licence-missing': ({ pool, driver }) =>
      `${pool} verleiht nur mit geprüftem Führerschein, und für ${driver} ist keiner hinterlegt. Zeigen Sie ihn dem Fuhrparkmanagement.`,
    'licence-expired': ({ driver, validUntil }, say) =>
      `Der Führerschein von ${driver} gilt nur bis ${say.day(validUntil)}. Wählen Sie ein früheres Ende oder zeigen Sie dem Fuhrparkmanagement einen neuen.`,
    'licence-class': ({ vehicle, driver, neededClass }) =>
      `Für ${vehicle} ist die Führerscheinklasse ${neededClass} nötig, die ${driver} nicht hat. Wählen Sie ein anderes Fahrzeug.`,
    'driver-unfit': ({ driver }) =>
      `${driver} kann es dann nicht fahren. Den Grund kennen nur ${driver} und das Fuhrparkmanagement: Fragen Sie dort nach, oder wählen Sie eine andere Person, Zeit oder ein anderes Fahrzeug.`,
    seats: ({ vehicle, seats, wantedSeats }) =>
      `${vehicle} hat ${plural(seats, { one: '# Sitz', other: '# Sitze' })}, gewünscht: ${plural(wantedSeats, { other: '#' })}. Wählen Sie ein größeres Fahrzeug.`,
    equipment: ({ vehicle, missing }, say) =>
      `${vehicle} fehlt die Ausstattung ${say.all(missing)}. Wählen Sie ein anderes Fahrzeug.`,
    range: ({ vehicle, rangeMeters, tripMeters }, say) =>
      `${vehicle} fährt elektrisch${rangeMeters ? ` und kommt ${say.distance(rangeMeters)} weit` : ', die Reichweite ist nicht bekannt'}. Für ${say.distance(tripMeters)} mit Reserve genügt das nicht. Wählen Sie ein anderes Fahrzeug.`,
    'reserve-for-other': ({ pool, mayApprovers }) =>
      `${pool}: Für andere reservieren hier nur ${mayApprovers ? 'Genehmigende und ' : ''}das Fuhrparkmanagement. Fragen Sie dort oder reservieren Sie für sich selbst.`,
    'approver-missing': ({ pool }) =>
      `${pool} verlangt eine Genehmigung, die niemand außer Ihnen erteilen könnte. Bitten Sie Ihre Administration, jemanden dafür zu benennen.`,
    'beyond-decision': ({ latestEnd, hasLeeway, mayApprover }, say) =>
      `Mehr Zeit muss genehmigt werden. Die Genehmigung reicht bis ${say.moment(latestEnd)}. ${hasLeeway ? 'Wählen Sie ein Ende bis dahin, oder fragen Sie' : 'Fragen Sie'} ${mayApprover ? 'bei der entscheidenden Person oder ' : ''}beim Fuhrparkmanagement nach: Dort kann sofort verlängert werden.`,
    maintenance: ({ vehicle, until, reason }, say) =>
      `${vehicle} ist ${until ? `bis ${say.moment(until)} ` : ''}in der Werkstatt${reason ? ` (${reason})` : ''}.`,
    retired: ({ vehicle }) => `${vehicle} ist ausgemustert.`,
    taken: ({ vehicle, startDate, endDate }, say) =>
      `${vehicle} ist zu dieser Zeit schon reserviert (${say.period(startDate, endDate)}).`,
    held: ({ vehicle, startDate, endDate }, say) =>
      `${vehicle} wird gerade von jemand anderem reserviert (${say.period(startDate, endDate)}).`,
    'class-missing': ({ pool }) =>
      `Ein solches Fahrzeug gibt es ${pool ? `bei ${pool} ` : ''}nicht. Wählen Sie eine andere Klasse oder einen anderen Standort.`,
    overdue: ({ vehicle }) => `${vehicle} sollte schon zurück sein, wurde aber noch nicht zurückgegeben.`,
  },
  chooseAlternative: 'Wählen Sie eine der Alternativen.',
  chooseOther: 'Wählen Sie eine andere Zeit oder ein anderes Fahrzeug.',
  sentences: {
    'own-decision': 'Über die eigene Reservierung entscheidet man nicht selbst.',
    'decided-for':
      'Diese Reservierung ist bereits {status}, durch {who} in Vertretung von {whom}. Es wurde nichts geändert.',
    'decided-by': 'Diese Reservierung ist bereits {status}, durch {who}. Es wurde nichts geändert.',
    'decided-on': 'Diese Reservierung ist bereits {status}. Es wurde nichts geändert.',
    decided: 'Über diese Reservierung ist bereits entschieden.',
    'step-decided-by':
      'Ihr Schritt ist bereits {status}, durch {who}. Jetzt entscheidet {names}. Es wurde nichts geändert.',
    'step-decided': 'Über diesen Schritt ist bereits entschieden.',
    'not-asked': 'Über diese Reservierung entscheidet jemand anderes: {names}.',
    'not-yet-asked': 'Zuerst entscheidet {names}. Danach werden Sie gefragt.',
    'already-so': 'Diese Reservierung ist bereits {status}.',
    over: 'Diese Reservierung ist schon vorbei und lässt sich nicht mehr ändern.',
    'may-not-cancel': 'Stornieren kann nur, wer fährt oder reserviert hat, oder das Fuhrparkmanagement.',
    'may-not-change': 'Ändern kann nur, wer fährt oder reserviert hat, oder das Fuhrparkmanagement.',
    'only-longer':
      'Wer genehmigt, kann nur das Ende nach hinten verschieben. Alles andere ändert, wer fährt oder reserviert hat, oder das Fuhrparkmanagement.',
    'may-not-take': 'Das Fahrzeug übernehmen kann nur, wer fährt oder reserviert hat, oder das Fuhrparkmanagement.',
    'may-not-return': 'Das Fahrzeug zurückgeben kann nur, wer fährt oder reserviert hat, oder das Fuhrparkmanagement.',
    'vehicle-taken': 'Das Fahrzeug ist schon übernommen. Die Reservierung endet mit der Rückgabe.',
    'only-end': 'Das Fahrzeug ist schon übernommen, daher lässt sich nur noch das Ende ändern.',
    'not-approved': 'Diese Reservierung ist noch nicht genehmigt. Fragen Sie bei der entscheidenden Person nach.',
    'too-early':
      'Ein Fahrzeug kann frühestens {count} Minuten vor Beginn übernommen werden. Verschieben Sie den Beginn oder warten Sie.',
    'already-returned': 'Dieses Fahrzeug wurde schon zurückgegeben.',
    'not-taken': 'Das Fahrzeug wurde noch nicht übernommen und kann daher nicht zurückgegeben werden.',
    'odometer-back': 'Den Kilometerstand senken kann nur das Fuhrparkmanagement.',
    'odometer-less':
      'Der Kilometerstand war zuletzt {count} km und kann nicht kleiner werden. Lesen Sie noch einmal ab oder bitten Sie das Fuhrparkmanagement um eine Korrektur.',
    'no-reservation':
      'Diese Reservierung gibt es nicht, oder Sie dürfen sie nicht sehen. Sehen Sie in Ihrer Liste nach.',
    'no-vehicle': 'Dieses Fahrzeug gibt es nicht. Wählen Sie eines aus der Liste.',
    'no-cost-center': 'Die Kostenstelle {code} gibt es nicht. Wählen Sie eine aus der Liste.',
    'no-request': 'Diese Anfrage gibt es nicht, oder Sie dürfen sie nicht sehen. Sehen Sie in Ihrer Liste nach.',
    'all-taken': 'Alle passenden Fahrzeuge sind zu dieser Zeit vergeben. Wählen Sie eine der Alternativen.',
    'all-taken-then': 'Alle passenden Fahrzeuge sind zu dieser Zeit vergeben. Wählen Sie eine andere Zeit.',
    'changed-meanwhile': 'Inzwischen hat jemand anderes etwas geändert. Sehen Sie sich den neuen Stand an.',
    'nothing-offered': 'Zurzeit gibt es kein Angebot. Sobald ein Fahrzeug frei wird, erfahren Sie es.',
    'offer-accepted': 'Dieses Angebot ist schon angenommen. Sehen Sie in Ihren Reservierungen nach.',
    'request-withdrawn': 'Diese Anfrage wurde zurückgezogen. Stellen Sie eine neue.',
    'offer-expired': 'Dieses Angebot ist abgelaufen und ging an die nächste Person. Stellen Sie eine neue Anfrage.',
    'not-your-offer':
      'Auf ein Angebot antwortet nur, wer darauf wartet. Das Fuhrparkmanagement kann die Anfrage zurückziehen.',
    'many-requests': 'Sie warten schon auf {count} Fahrzeuge. Ziehen Sie zuerst eine dieser Anfragen zurück.',
    'no-picture': 'Das ist kein Bild im Format JPEG, PNG oder WebP, oder es ist beschädigt. Senden Sie eines davon.',
    'large-picture': 'Das Bild ist größer als 5 MB. Senden Sie ein kleineres.',
    'many-pictures': 'Sie haben heute schon {count} Bilder hochgeladen. Weitere können Sie morgen senden.',
  },
  states: {
    approved: 'genehmigt',
    rejected: 'abgelehnt',
    active: 'angetreten',
    completed: 'abgeschlossen',
    cancelled: 'storniert',
  },
  codes: {
    VALIDATION_FAILED: 'Eine Angabe stimmt nicht. Prüfen Sie Ihre Eingaben.',
    FORBIDDEN: 'Dazu haben Sie keine Berechtigung. Wenden Sie sich an Ihr Fuhrparkmanagement.',
    NOT_FOUND: 'Das gibt es nicht, oder Sie dürfen es nicht sehen. Sehen Sie in Ihrer Liste nach.',
    CONFLICT: 'Das geht nicht mehr, denn inzwischen hat sich etwas geändert. Es wurde nichts unternommen.',
    PRECONDITION_FAILED: 'Inzwischen hat jemand anderes etwas geändert. Sehen Sie sich den neuen Stand an.',
  },
};
