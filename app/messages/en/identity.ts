import type { koIdentity } from "../ko/identity";

export const enIdentity: Record<keyof typeof koIdentity, string> = {
  "identity.signIn.title": "Sign in",
  "identity.signIn.lead": "Sign in to request data, to review requests and to see results.",
  "identity.signIn.provider": "Sign in with your institution",
  "identity.signIn.providerLead": "You go to your institution's own page and come back.",
  "identity.signIn.none": "There is no way to sign in yet. Please ask the operator.",
  "identity.signIn.current": "You are signed in as {{name}}. Choosing another person changes that.",
  "identity.demo.title": "Choose whom to be",
  "identity.demo.lead":
    "This is a demo world. All people and institutions are invented, and you may enter as any of them.",
  "identity.demo.enter": "Enter as {{name}}",
  "identity.demo.people_one": "{{count}} person",
  "identity.demo.people_other": "{{count}} people",
  "identity.demo.company": "A company that finds data and requests it with a voucher.",
  "identity.demo.data-office": "The department that lists and provides a hospital's data.",
  "identity.demo.committee": "The members who review requests and vote.",
  "identity.demo.programme-manager": "Manages the voucher budget and its use.",
  "identity.demo.auditor": "Checks records and proofs from outside.",
  "identity.demo.empty": "There are no demo people yet. They are made when the server starts.",
  "identity.choose.title": "As whom do you want to enter?",
  "identity.choose.lead": "You are registered with several institutions or roles. Choose one.",
  "identity.choose.as": "Work at {{organisation}}",
  "identity.noMembership.title": "You are not registered here",
  "identity.noMembership.body":
    "Your account is fine, but no institution and role are registered for it here. Ask your institution's contact or the programme's operator to register you.",
  "identity.noMembership.reference": "Number to give when you ask",
  "identity.failed.title": "You were not signed in",
  "identity.failed.again": "Sign in again",
  "refusal.sign-in-expired":
    "The sign-in took too long or its address was used before. Sign in again from the start.",
  "refusal.sign-in-refused": "The sign-in was not finished at your institution. Sign in again.",
  "refusal.sign-in-failed":
    "The institution's answer could not be trusted, so you were not signed in. Sign in again.",
  "refusal.provider-unreachable": "Your institution could not be reached. Try again in a moment.",
};
