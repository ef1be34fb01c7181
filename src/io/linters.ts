/**
 * Which of Harper's 900 linters speak. Those of taste, capitals, marks and expanded abbreviations (`ms`,
 * `MB`) are wrong about most bullets of engineers; so are some of grammar that take bullets for questions.
 * A new one is not on until somebody has held it against the corpus.
 */
export const LINTERS: readonly string[] = `SpellCheck AnA
AdjectiveDoubleDegree AllowTo AmountsFor AnAnother AnotherAn AnotherOnes AnotherThings AsComparedTo AsEvidentBy
AsFollows AsOpposedTo AsLongAs AsMuchAs AtLeasToLeast AtLestToLeast BeAllowed BeckAndCall ByAccident CommitmentTo
ComprisesOf ConfirmThat ConstituteAs ConvenientStore Copyright CriteriaPhenomena CuttingAgeEggcorn DespiteItIs DespiteOf
DidPast Discuss DoMistake DoToDueTo DoesOrDose DoubleModal DueDiligence EludedTo ExceptOf ExtendOrExtent FastPaste
FinishingTouches ForAWhile ForALongTime FreeRein GetRidOf GetUsedTo GoodAt GrindToAHalt HeDos HelpedPast
ImitateFrom InDetail InDueCourse InFavourOfDoing InLieuOf InNeedOf InTheSameVein InThe InflectionPoint Initiatively
InspiredBy InsteadOf InterestedIn IsBeenAuxSequence IsKnownFor ItsContraction ItsPossessive JustDeserts KindSortOf
LeadRiseTo LevelOfDetails LikelyHood LookForwardTo LookingForwardTo MakeDoWith MakeSense ModalOf MootPoint MoreBetter
MostNumber NotOnly NounVerbConfusion OnTopOf OneAndTheSame PassionateAbout PeekBehindTheCurtain PiqueInterest
PluralWrongWordOfPhrase PrincipleToPrincipalRoleNoun PronounInflectionBe PronounVerbAgreement QuiteMany ReasonForDoing
RedundantSuperlatives RegimenRegiment RegularIrregulars RelayOnForRely ResponsibilityFor RunIntoProblemsOrTrouble
SafeToSave SameAs SaveToSafe SimilarLike SimplePastToPastParticiple StatuteOfLimitations SupposedTo TakeCareOf
TakeControlOf TakePrideIn TheAnother TheirToThere ThenThan ThereIsAgreement ThereOwn ThereToTheir Theres
ToLoseTooLoose ToTooIdioms TooTo TrialAndError UseToUsedTo WasAloud WereWhere WillContain WillNonLemma WithoutOut
WorseOrWorst WorstCaseScenario WreakHavoc`.split(/\s+/);
