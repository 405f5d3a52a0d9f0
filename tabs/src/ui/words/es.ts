import type { Translation } from '../../language/translation.ts';
import type english from './en.ts';

export default {
  product: 'Fleet',
  pages: {
    fleet: 'Vehículos',
    map: 'Mapa',
    workbench: 'Mesa de trabajo',
    reservations: 'Reservas',
    reserve: 'Reservar',
    approvals: 'Aprobaciones',
    administration: 'Administración',
    analytics: 'Análisis',
    configure: 'Configurar esta pestaña',
  },
  navigation: 'Páginas',
  skipToContent: 'Ir al contenido',
  loading: 'Cargando…',
  tryAgain: 'Reintentar',
  close: 'Cerrar',
  cancel: 'Cancelar',
  save: 'Guardar',
  signIn: 'Iniciar sesión',
  signOut: 'Cerrar sesión',
  signedInAs: 'Sesión de {{name}}',
  signedOut: {
    title: 'Iniciar sesión en Fleet',
    detail: 'Vea los vehículos de su empresa y sus reservas. Necesita su cuenta de trabajo.',
  },
  teamsSilent:
    'Microsoft Teams no ha respondido. Vuelva a abrir la pestaña, o abra esta página en una ventana propia del navegador.',
  teamsRefused: 'Microsoft Teams no ha podido iniciar su sesión ({{reason}}).',
  sessionEnded: 'Su sesión ha caducado',
  sessionEndedDetail: 'Inicie sesión de nuevo para continuar.',
  notAllowed: 'No tiene acceso a esto',
  notAllowedHint: 'Si debería tenerlo, diríjase a la persona que se ocupa de Fleet en su empresa.',
  pageNotAllowed: 'Esta página es para otras personas: {{roles}}.',
  roles: {
    employee: 'el personal',
    approver: 'quienes aprueban',
    fleet_manager: 'la gestión de la flota',
    admin: 'la administración',
  },
  unreachable: {
    title: 'No se puede acceder a Fleet',
    detail: 'El servidor no ha respondido. Compruebe la conexión e inténtelo de nuevo.',
  },
  somethingWrong: 'No ha funcionado',
  live: { connected: 'En directo', connecting: 'Conectando…', polling: 'Se actualiza cada 30 segundos' },
  timeOf: 'hora de {{place}}',
  notFound: {
    title: 'Esta página no existe',
    detail: 'Puede que la dirección esté mal escrita o anticuada.',
    link: 'Ver los vehículos',
  },
  unsaved: {
    title: '¿Salir sin guardar?',
    detail: 'Se perderán sus cambios.',
    leave: 'Salir',
    stay: 'Quedarse',
  },
} satisfies Translation<typeof english>;
