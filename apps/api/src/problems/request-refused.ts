import type { Bilingual } from '#kernel/texts.js';

/** What the server refuses by itself, before a rule of the domain is asked, or because it can't ask one now. */
export const REQUEST_REFUSALS = {
  'token-missing': {
    zh: '请求须带访问令牌（Authorization: Bearer）。',
    en: 'The request needs a token: Authorization: Bearer.',
  },
  'token-invalid': {
    zh: '访问令牌无效或不是为本系统签发的，请重新获取。',
    en: 'The token is not valid here. Get a new one.',
  },
  'token-expired': { zh: '访问令牌已过期，请重新获取。', en: 'The token has expired. Get a new one.' },
  'token-keys-unavailable': {
    zh: '暂时无法取得核对令牌的公钥，请稍后再试。',
    en: 'The keys that tokens are checked with cannot be had just now. Try again soon.',
  },
  'unknown-route': { zh: '没有这个地址。', en: 'There is nothing at this address.' },
  'method-not-allowed': { zh: '此地址不支持该方法。', en: 'This address does not take this method.' },
  'bad-request': { zh: '请求的格式不正确。', en: 'The request is malformed.' },
  'headers-too-large': { zh: '请求头过大。', en: 'The headers are larger than is accepted here.' },
  'request-too-slow': { zh: '请求未在限定时间内送达。', en: 'The request did not arrive in time.' },
  'body-too-large': { zh: '请求内容过大。', en: 'The body is larger than is accepted here.' },
  'unsupported-media-type': {
    zh: '不支持这种内容类型，请使用 {accepted}。',
    en: 'This content type is not accepted. Send {accepted}.',
  },
  'duplicate-parameter': { zh: '同一参数给出了多次。', en: 'The parameter is given more than once.' },
  'invalid-if-match': {
    zh: 'If-Match 须为记录的版本号，例如 "3"。',
    en: 'If-Match takes the revision of the record, such as "3"; no weak tags, no lists, no *.',
  },
  'invalid-cursor': {
    zh: '翻页标记无效，请使用上一页给出的 next。',
    en: 'The cursor is not one that a page has given. Use `next` of the page before.',
  },
  'invalid-position': {
    zh: '位置须为系统给出的 position。',
    en: 'A position is a whole number in digits, as a command has answered it.',
  },
  'too-many-requests': { zh: '请求过于频繁，请稍后再试。', en: 'Too many requests. Try again later.' },
  'import-running': { zh: '已有导入正在进行，请等它结束。', en: 'Another import is running. Wait until it has ended.' },
  'import-interrupted': {
    zh: '导入在传输中断处停止；已接受的行有效，可重新提交同一文件。',
    en: 'The import ended where the connection broke. Lines accepted so far stand; hand in the same file again.',
  },
  'read-model-behind': {
    zh: '读模型尚未反映所要求的位置，请稍后再试。',
    en: 'The read model does not reflect this position yet. Try again soon.',
  },
  'store-busy': { zh: '存储正忙，请稍后再试。', en: 'The store is busy. Try again soon.' },
  'store-unavailable': { zh: '存储暂时不可用，未写入任何内容。', en: 'The store is unavailable. Nothing was written.' },
  'key-destroyed': {
    zh: '此人的个人信息已依法删除，不能再记录其个人文字。',
    en: 'The personal data of this person were erased; no personal text can be recorded any more.',
  },
  unexpected: {
    zh: '系统内部错误，未写入任何内容；请凭 correlationId 联系管理员。',
    en: 'Something went wrong inside. Give the correlationId to whoever runs the system.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type RequestRefusalCode = keyof typeof REQUEST_REFUSALS;

export interface RequestRefusedDetails {
  /** The header, parameter or part of the request at fault. */
  readonly field?: string;
  readonly details?: Readonly<Record<string, string | number>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that the server itself refuses. */
export class RequestRefused extends Error {
  constructor(
    readonly code: RequestRefusalCode,
    readonly why: RequestRefusedDetails = {},
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.name = 'RequestRefused';
  }
}
