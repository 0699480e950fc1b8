/**
 * A table as the files of an .xlsx workbook with one sheet (ECMA-376, SpreadsheetML), still to be zipped. Words stand as
 * inline strings, so nothing in them is ever a formula. Written here because the library for it compresses in workers
 * made from blobs, which the page's policy refuses.
 */
export function xlsxFiles(
  table: readonly (readonly (string | number | null)[])[],
  sheetName: string,
): Readonly<Record<string, string>> {
  const widest = Math.max(1, ...table.slice(0, 1).map((row) => row.length))
  const columns = Array.from({ length: widest }, (_, at) => {
    const characters = Math.max(...table.slice(0, 200).map((row) => String(row[at] ?? '').length), 6)
    return `<col min="${at + 1}" max="${at + 1}" width="${Math.min(48, characters + 2)}" customWidth="1"/>`
  })
  const rows = table.map((row, at) => {
    const cells = row.map((value, column) => cell(value, `${letters(column)}${at + 1}`, at === 0 ? HEAD : PLAIN))
    return `<row r="${at + 1}">${cells.join('')}</row>`
  })
  return {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="${RELATIONS_TYPE}"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${OFFICE_TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${OFFICE_TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${OFFICE_TYPE}.styles+xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships"><sheets><sheet name="${text(sheetName.slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/relationships/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" xfId="0"/><xf numFmtId="0" fontId="1" xfId="0" applyFont="1"/></cellXfs></styleSheet>`,
    // The head stays in sight while the rows scroll.
    'xl/worksheets/sheet1.xml': `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>${rows.join('')}</sheetData></worksheet>`,
  }
}

/** The media type of a workbook. */
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const RELATIONS_TYPE = 'application/vnd.openxmlformats-package.relationships+xml'
/** Styles by their place in `cellXfs`. */
const PLAIN = 0
const HEAD = 1

function cell(value: string | number | null, place: string, style: number): string {
  if (value === null || value === '') return ''
  const styled = style === PLAIN ? '' : ` s="${style}"`
  if (typeof value === 'number' && Number.isFinite(value)) return `<c r="${place}"${styled}><v>${value}</v></c>`
  return `<c r="${place}" t="inlineStr"${styled}><is><t xml:space="preserve">${text(String(value))}</t></is></c>`
}

/** A, B, … Z, AA: how a spreadsheet calls its columns. */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last
}

/** XML knows no control characters; what looks like an escape of theirs is escaped itself (ECMA-376, ST_Xstring). */
function text(words: string): string {
  return words
    .replace(/_x[0-9A-Fa-f]{4}_/g, '_x005F$&')
    .replace(/(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu, (one) => `_x${one.charCodeAt(0).toString(16).padStart(4, '0')}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
