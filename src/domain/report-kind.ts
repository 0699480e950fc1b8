/** The three classes of a report. Apart from its schema: a form names them before anything is sealed. */
export const REPORT_KINDS = ['complaint', 'aspiration', 'information'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]
