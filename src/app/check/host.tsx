import { Fragment } from 'preact'

/** A host in large type, to be compared letter by letter; a narrow screen breaks it at its dots. */
export function Host({ host, isGenuine = false }: { readonly host: string; readonly isGenuine?: boolean }) {
  const [first = '', ...labels] = host.split('.')
  return (
    <bdi class={isGenuine ? 'shown-host genuine-host' : 'shown-host'} dir="ltr">
      {first}
      {labels.map((label, place) => (
        // Labels repeat, their places do not.
        <Fragment key={place}>
          .<wbr />
          {label}
        </Fragment>
      ))}
    </bdi>
  )
}
