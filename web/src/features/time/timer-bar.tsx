export default function TimerBar() { return null; }
