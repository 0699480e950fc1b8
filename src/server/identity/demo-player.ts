/** The account under which the demo's dispositions are made while it runs. It has no password and is never enabled. */
export const DEMO_PLAYER = 'demo-player'
