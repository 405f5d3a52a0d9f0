import type { Translation } from '../../language/translation.ts';
import type english from './en.ts';

export default {
  vehicle: 'Vehículo',
  pool: 'Parque',
  driver: 'Conduce',
  approver: 'Decide',
  costCenter: 'Centro de coste',
  department: 'Departamento',
  purpose: 'Para qué',
  noCostCenter: 'Ninguno',
  vehicles_one: '{{count, number}} vehículo',
  vehicles_other: '{{count, number}} vehículos',
  reservations_one: '{{count, number}} reserva',
  reservations_other: '{{count, number}} reservas',
  seats_one: '{{count, number}} plaza',
  seats_other: '{{count, number}} plazas',
  vehicleClasses: {
    compact: 'Compacto',
    sedan: 'Berlina',
    estate: 'Familiar',
    suv: 'SUV',
    van: 'Furgoneta',
    minibus: 'Minibús',
    truck: 'Camión',
  },
  fuelTypes: { petrol: 'Gasolina', diesel: 'Diésel', hybrid: 'Híbrido', electric: 'Eléctrico' },
  reservationStatuses: {
    pending: 'Pendiente de aprobación',
    approved: 'Aprobada',
    rejected: 'Rechazada',
    active: 'En uso',
    completed: 'Finalizada',
    cancelled: 'Cancelada',
  },
  vehicleStatuses: { active: 'En servicio', maintenance: 'En mantenimiento', retired: 'Retirado' },
} satisfies Translation<typeof english>;
