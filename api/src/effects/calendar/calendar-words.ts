/** What an event says, in the language of its driver. */

export interface CalendarWords {
  pending: string;
  vehicle: string;
  driver: string;
  purpose: string;
  costCenter: string;
  approvedBy: string;
  open: string;
  managed: string;
  rejected: string;
  cancelled: string;
  reason: string;
}

const english: CalendarWords = {
  pending: 'Pending',
  vehicle: 'Vehicle',
  driver: 'Driver',
  purpose: 'Purpose',
  costCenter: 'Cost center',
  approvedBy: 'Approved by',
  open: 'Open in Fleet',
  managed:
    'To change the time, move this event or propose another time; to give the vehicle back, decline it. Fleet checks both and answers in Teams.',
  rejected: 'The reservation was rejected.',
  cancelled: 'The reservation was cancelled.',
  reason: 'Reason',
};

const german: CalendarWords = {
  pending: 'Ausstehend',
  vehicle: 'Fahrzeug',
  driver: 'Fahrer',
  purpose: 'Zweck',
  costCenter: 'Kostenstelle',
  approvedBy: 'Genehmigt von',
  open: 'In Fleet öffnen',
  managed:
    'Um die Zeit zu ändern, verschieben Sie den Termin oder schlagen Sie eine andere Zeit vor; um das Fahrzeug freizugeben, lehnen Sie ab. Fleet prüft beides und antwortet in Teams.',
  rejected: 'Die Reservierung wurde abgelehnt.',
  cancelled: 'Die Reservierung wurde storniert.',
  reason: 'Grund',
};

const french: CalendarWords = {
  pending: 'En attente',
  vehicle: 'Véhicule',
  driver: 'Conducteur',
  purpose: 'Motif',
  costCenter: 'Centre de coûts',
  approvedBy: 'Approuvé par',
  open: 'Ouvrir dans Fleet',
  managed:
    'Pour changer l’horaire, déplacez cet événement ou proposez un autre horaire ; pour libérer le véhicule, refusez-le. Fleet vérifie et répond dans Teams.',
  rejected: 'La réservation a été refusée.',
  cancelled: 'La réservation a été annulée.',
  reason: 'Raison',
};

const spanish: CalendarWords = {
  pending: 'Pendiente',
  vehicle: 'Vehículo',
  driver: 'Conductor',
  purpose: 'Motivo',
  costCenter: 'Centro de coste',
  approvedBy: 'Aprobado por',
  open: 'Abrir en Fleet',
  managed:
    'Para cambiar la hora, mueva este evento o proponga otra hora; para devolver el vehículo, rechácelo. Fleet lo comprueba y responde en Teams.',
  rejected: 'La reserva fue rechazada.',
  cancelled: 'La reserva fue cancelada.',
  reason: 'Razón',
};

const byLanguage: Readonly<Record<string, CalendarWords>> = { de: german, fr: french, es: spanish };

/** @param locale BCP 47; English where Fleet does not speak the language */
export function calendarWordsFor(locale: string): CalendarWords {
  return byLanguage[locale.toLowerCase().split('-')[0] ?? ''] ?? english;
}
