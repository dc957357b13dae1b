/** Where the demo world receives bank transfers: an account that no bank has. */
export const INVENTED_ACCOUNT = {
  bank: "시연은행",
  number: "000-0000-0000-00",
  holder: "바우처 시연 계좌(가상)",
  isInvented: true,
};
