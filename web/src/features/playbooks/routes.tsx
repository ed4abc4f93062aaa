export { PlaybookPage } from './playbook';
export { PlaybooksPage } from './playbooks';
