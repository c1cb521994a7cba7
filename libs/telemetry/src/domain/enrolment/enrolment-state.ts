/** A gateway that asks to come in waits until its site's operator has decided. */
export const ENROLMENT_STATES = ['pending', 'refused', 'approved'] as const;
export type EnrolmentState = (typeof ENROLMENT_STATES)[number];
