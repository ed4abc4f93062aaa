import {
  Bell,
  BookOpen,
  CalendarCheck,
  CalendarRange,
  ChartColumn,
  Clock,
  FileText,
  House,
  ListChecks,
  ReceiptText,
  Settings,
  Users,
  type LucideIcon,
} from 'lucide-react';
import type { Role } from '../api/types';

export type PagePath =
  | '/'
  | '/tasks'
  | '/planner'
  | '/appointments'
  | '/time'
  | '/clients'
  | '/documents'
  | '/playbooks'
  | '/reports'
  | '/insights'
  | '/notices'
  | '/settings';

export interface Destination {
  to: PagePath;
  label: `nav.${'today' | 'overview' | 'tasks' | 'planner' | 'appointments' | 'time' | 'clients' | 'documents' | 'playbooks' | 'reports' | 'insights' | 'notices' | 'settings'}`;
  icon: LucideIcon;
}

const forAssistants: Destination[] = [
  { to: '/', label: 'nav.today', icon: House },
  { to: '/time', label: 'nav.time', icon: Clock },
  { to: '/tasks', label: 'nav.tasks', icon: ListChecks },
  { to: '/planner', label: 'nav.planner', icon: CalendarRange },
  { to: '/appointments', label: 'nav.appointments', icon: CalendarCheck },
  { to: '/reports', label: 'nav.reports', icon: ReceiptText },
  { to: '/clients', label: 'nav.clients', icon: Users },
  { to: '/documents', label: 'nav.documents', icon: FileText },
  { to: '/playbooks', label: 'nav.playbooks', icon: BookOpen },
  { to: '/insights', label: 'nav.insights', icon: ChartColumn },
  { to: '/notices', label: 'nav.notices', icon: Bell },
  { to: '/settings', label: 'nav.settings', icon: Settings },
];

const forContacts: Destination[] = [
  { to: '/', label: 'nav.overview', icon: House },
  { to: '/tasks', label: 'nav.tasks', icon: ListChecks },
  { to: '/documents', label: 'nav.documents', icon: FileText },
  { to: '/reports', label: 'nav.reports', icon: ReceiptText },
  { to: '/appointments', label: 'nav.appointments', icon: CalendarCheck },
  { to: '/notices', label: 'nav.notices', icon: Bell },
];

/** The pages of a role, most used first: a phone shows the first four and keeps the rest under "More". */
export function destinationsFor(role: Role): Destination[] {
  return role === 'contact' ? forContacts : forAssistants;
}
