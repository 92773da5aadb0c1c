/**
 * What conditions may ask of the assessment itself:
 *
 * party:<CODE>          boolean: the State is Party to the instrument on the assessment date
 * participation:<CODE>  'party' | 'signatory' | 'none' (absent: not stated)
 * assessed:<CODE>       boolean: the instrument is part of this assessment
 * denounced:<CODE>      boolean: a denunciation has taken effect
 * signed:<CODE>, deposited:<CODE>, in-force:<CODE>, denunciation-received:<CODE>   ISO dates of the participation form, where stated
 * act:<CODE>            'ratification' | 'acceptance' | 'approval' | 'accession' | 'succession', where stated
 * cluster-left-out:<id>, chapter-left-out:<CODE>:<chapter>, level-left-out:<level>
 *                       true where this assessment does not ask that part; absent otherwise
 * uncac-cycle           1 | 2: cycle of the review of the Convention against Corruption, where stated
 * state-kind            'member' | 'observer' | 'non-member' | 'regional-organization'
 * practice              boolean: a dry run, labelled so everywhere
 * assessment-date       ISO date
 * commission            ids of provisions, one a line: only these are relevant, since an agency was asked for them; absent: all
 */
export type FactValue = string | number | boolean;
export type Facts = ReadonlyMap<string, FactValue>;

export const COMMISSION_FACT = 'commission';
