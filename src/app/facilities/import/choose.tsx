import { useState } from 'preact/hooks'
import { FACILITY_KINDS } from '../../../domain/facility.ts'
import { kindWords } from '../../../domain/facility-kind-words.ts'
import { FACILITY_ADDRESSES } from '../../../domain/facility-protocol.ts'
import { MORE_COLUMNS, REQUIRED } from '../../../domain/facility-table/columns.ts'
import { Notice } from '../../../form/parts/notice.tsx'
import type { Refusal, TableFile } from './table-file.ts'
import type { ImportWords } from './words-id.ts'

type Props = {
  readonly words: ImportWords
  readonly refusal: Refusal | null
  readonly onFile: (file: File) => void
}

/** Where a file is chosen or dropped, and what may stand in it. */
export function Choose({ words, refusal, onFile }: Props) {
  const [isOver, setOver] = useState(false)
  return (
    <>
      <p>{words.intro}</p>
      {refusal !== null && (
        <Notice tone="alert" title={words.refusedTitle} live="assertive">
          <p>{words.refusal(refusal)}</p>
        </Notice>
      )}
      <fieldset
        aria-label={words.choose}
        class={isOver ? 'import-drop import-drop-over' : 'import-drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          const file = event.dataTransfer?.files[0]
          if (file !== undefined) onFile(file)
        }}
      >
        <label class="button file-button">
          {words.choose}
          <input
            class="visually-hidden"
            type="file"
            accept=".csv,.xlsx,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            aria-describedby="import-limits"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0]
              if (file !== undefined) onFile(file)
            }}
          />
        </label>
        <span class="import-drag">{words.drop}</span>
        <span class="quiet small" id="import-limits">
          {words.limits}
        </span>
      </fieldset>
      <div class="facility-actions">
        <span>{words.templates}</span>
        <Template format="xlsx" />
        <Template format="csv" />
      </div>
      <div class="facility-actions">
        <span>{words.present}</span>
        <a href={`${FACILITY_ADDRESSES.exportedSheet}?state=all`} download>
          XLSX
        </a>
        <a href={`${FACILITY_ADDRESSES.exported}?state=all`} download>
          CSV
        </a>
      </div>
      <Columns words={words} />
    </>
  )
}

function Template({ format }: { readonly format: TableFile['format'] }) {
  return (
    <button
      class="button button-second"
      type="button"
      // Writing files is not needed to look at the screen.
      onClick={() => void import('./offer-table.ts').then(({ offerTemplate }) => offerTemplate(format))}
    >
      {format.toUpperCase()}
    </button>
  )
}

const EXAMPLES: Readonly<Record<string, string>> = {
  nama: 'Puskesmas Alalak Tengah',
  jenis: 'Puskesmas',
  instansi: 'Dinas Kesehatan',
  wilayah: 'Kel. Alalak Tengah, Kec. Banjarmasin Utara, Kota Banjarmasin',
  alamat: 'Jl. Alalak Tengah No. 3',
  tempat: 'Loket pendaftaran',
  sungai: 'Alalak',
  tepi: 'kiri',
  patokan: 'depan dermaga',
  lintang: '-3.2801',
  bujur: '114.5761',
  jenis_tempat: 'Loket',
  kampanye: 'Berani LAPOR',
}

function Columns({ words }: { readonly words: ImportWords }) {
  const optional = Object.keys(EXAMPLES).filter((column) => !REQUIRED.some((required) => required === column))
  return (
    <details class="card import-help">
      <summary>{words.columnsTitle}</summary>
      <div class="stack">
        <p>{words.columnsText}</p>
        <Examples title={words.required} columns={REQUIRED} />
        <Examples title={words.optional} columns={optional} />
        <h2>{words.identify}</h2>
        <p>{words.identifyText}</p>
        <h2>{words.more}</h2>
        <p>{MORE_COLUMNS.join(', ')}</p>
        <h2>{words.kinds}</h2>
        <p lang="id">{FACILITY_KINDS.map((kind) => kindWords.id[kind]).join(', ')}</p>
      </div>
    </details>
  )
}

function Examples({ title, columns }: { readonly title: string; readonly columns: readonly string[] }) {
  return (
    <>
      <h2>{title}</h2>
      <dl class="import-columns">
        {columns.map((column) => (
          <div key={column}>
            <dt>{column}</dt>
            <dd lang="id">{EXAMPLES[column]}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
