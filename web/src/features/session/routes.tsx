export { ForgottenPage, ResetPage } from './forgotten';
export { InvitationPage } from './invitation';
export { SignInPage } from './sign-in';
export { VisitorLayout } from './visitor';
export { WelcomePage } from './welcome';
