/** How far the relation with a client has come; it may go in any direction. */
export const clientStages = ['enquiry', 'trial', 'active', 'paused', 'ended'] as const;
export type ClientStage = (typeof clientStages)[number];

/** Until somebody says otherwise: whoever is written down is worked for. */
export const USUAL_STAGE: ClientStage = 'active';
