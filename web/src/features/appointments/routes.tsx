export { AppointmentPage } from './appointment';
export { AppointmentsPage } from './appointments';
