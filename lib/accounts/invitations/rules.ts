/** One sentence whatever is wrong with a link, so that it tells nothing about accounts. */
export const NO_SUCH_INVITATION = "这个链接无效、已经用过或者过期了，请向管理员要一个新的链接。";
