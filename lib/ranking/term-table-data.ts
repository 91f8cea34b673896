/** Made by `npm run term-table`; see `readTermTable` for its form. */
export const termCounts = `26535
5 017 025 027 031 068 070 079 080 084 124m 1280 138 15+ 150m 154 160k 165 172 178 180k 183 18th 190 1920 1990 19k 2005 200b 200m 2010 226 233 238 286 28x 293 30+ 302 310 334 336 348 355 370 378 403 414 416 430 463 496 506 50m 510 511 521 525 529 543 550 556 562 564 578 580 60k 624 635 640 642 648 656 677 682 697 707 70k 70m 712 717 756 769 794 8000 80gb 80k 811 820 825 850 860 871 887 896 907 912 918 922 928 929 942 944 948 964 966 970 978 994 998 AA AAD ABM ADL ADM AFM AGB AID ALC ALLAM AMOTA AND ANT AO AOP ASM ATC AURC AVE BEA BO BON BOT BR BTAD CAL CAMMA CB CBF CBIS CCA CCM CCS CDR CFC CGM CIE CIM CK CMP CNF CODE COIN COOP COV CRAFT CSA CSE CSF CSU DAIR DAN DAR DARPA DAT DCR DDA DDL DDSM DDT DENSE DFEW DFN DGS DH DISCO DLS DOM DPC DPE DPP DRR DRS DSG DSI DWI EDI EFA ELBO ELM EMBED EMNLP EOS ERM ETA FACS FAISS FINQA FIQA FLIR FRAME FSAR GAI GAM GC GCG GDP GEO GIS GLA GRACE GSO GTE GTSRB HA HAM HEVC HFR HH HMC HP HRL HRMS HSG HSS HTP IBOT ICU IDC IGS IND INSAR IOD ITA JAX JRDB JS KDD KPS LAD LAM LASOT LAT LBP LCD LCR LCS LE LENET LID LIFT LITS LIVE LIWC LJP LL LMC LREID LSLM LTI LVC LVU MAA MAB MAM MAPF MBART MCG MCL MESS MFCC MFF MFI MFP MFU MH MIDOG MIF MIG MINI MIST MMEB MMIF MML MOCHA MOF MOSEI MOSI MPEG MQM MSAD MSDA MUST MVM NBV NDE NEUIR NIST NLQ NOT NOVA NPC NPCS NVC OCC OCL OCTA OKVQA OM OMG ON ONNX OVD OVIS OVOD PATH PCB PCG PCK PCT PHQ PLUS POE PPT PSC PSD PST PURE RAISE RAP RASP RAT RB RCA RFS RPO RWTH SAA SAI SAMA SAMM SARS SCC SCL SEAL SEC SELF SIREN SJTU SK SLLM SMC SOAP SPAIR SPIN SPR SPT SRM SSE SSG SSS STP SVAMP SVR TAI TCA TCIA TCL TIE TIM TO TPU TSA TSC TSDF TSE TSG TSS TST TT TVG UAP UC UCLA UML UMLS VCR VDC VFX VIL VLFM VLT VQGAN VRD VSD VTAB VTM VTS WBC XYZ ZERO ZJU aberration abruptli accentuat accumulativ acronym adaptiveness adenocarcinoma adipos adjectival adventur agglomerativ aggravat aggressiveness agiliti agreeableness ali alia alt altman alveolar amaz androidworld appreciation approximator apriori arabia arduous arkitscen ascrib atop atrium audibl auditabiliti authenticalli authorial autocorrelation avert backproject backstori badli banner basicalli bibl bidirectionaliti biencod bike biomedia bitwidth bitwiz bland blast boat bpp brainstorm brats2019 bsds500 bulki buyer ca cage cal calibrator caltech101 canadian canonicaliz cantones cardinal cartographi cartographic catboost categorial celebrat cement changeabl chaos chestx chicken chrome chronologicalli church cinema cinematographi cirrhosis clash cleanli cleanliness cleverli clickbait coarsen coat coauthor codeword cog coher cohesiveli colearn collat colleagu commander commission commonsenseqa companionship compartment complementation computeriz conduction conductiviti confer confluenc congruent connotation consecutiveli consequent conservatism constanci constructor conundrum coregistration counterargument counterbalanc counterproductiv covisibl cpp crisp croatian crux cuisin cull currenci curvilinear cyberattack cyberbulli cypher dairi dancetrack dataaugmentation dawn daylight decomposer deconfound decorativ deepfashion deeplesion deepscaler deer defendant demon deposit dermatoscopic desirabiliti devastat dewarp dexteriti di differentiabli diffusiv ding discretion disjunction displac dissociat distantli doctrin dolphin dome dormant downplay downsid drain drill drink drought dsgt dummi dysarthric dysplasia echonet eighti elbow electrodermal elegantli eligibiliti ellipsoid elliptical elongation else elsewher elucidation elud emu3 enact enlargement epidemiological equat equidistant er eraser err erratic eurollm ev evo evolvabl exactness exchangeabl exclusiviti exposition expositori extinction f2 facilitation fairfac falsehood fare fastmri federation fenc fertiliti fieldwork fig figshar finbert finest fingertip finland flamingo flatteri flavor fluiditi forag franka freeform functor g2p gaslight gear geobench geologic geoscienc giga gist globaliz glomerular got10k gradio grammaticalli grip grokcv groupwiz guardian guo gurobi gut gymnastic h1 hail hamlet hanc harvard hatr helmet hematological hololen honor hopfield horizontalli hormon hostil hostiliti hotel how2sign hpsv2 hu huji humanlik hustvl hyperlink hyperscal hysteresis i2 i2p ids il imageclef imager imgedit imigu immutabl impersonat implicatur inaccurateli inaugural incorrectness incredibl indivisibl ineffectiveness inf infanci infiniteli inflammation ingeniousli injustic innocuous innovator inpainter insecur instagram installabl instantaneousli interchang intern interpolant interstep intervariabl intrarater intrasubject intratask invalidat iowa ironic irradianc irrational irreversibiliti irreversibli irrigation isharah israeli jersey jet journalist jp junction kaist keyphras kick kid king kodak kutta l3 langchain largescal layperson legalbench legaliti lengthen leukemia lightli lingualli linkedin linknet litmus llama7b loan lod3 logarithm logographic london longitud lu lumen lunar luo lying lymphoma m3d mail mainland malfunction mandatori manhattan martian mask2former matt matterport3d matthew mcnemar meal meaningfulness medaitech mediation mendeley metallama metamorphic microbial microgestur micrograph microgrid microscal midlayer midrang midresourc midscal mindset mindspor minibatch minicpm miniimagenet ministral misdirect misjudg misperception misrecognition mobiliz momentari monkeypox monochrom monomodal monotonous morbiditi mors mot20 mother motorcycl movielen mpg multibit multibodi multicentric multiconditional multidialect multidiseas multifield multigraph multigrid multiinput multimask multiomic multipoint multipositiv multiscenario multistrategi multivariabl multivideo multiviewpoint munich mvsnet mw nanomaterial nanoscal narrativeli narrower nemo net++ netherland neurocognitiv neurodevelopmental newtonian nllb200 nodal nonaugment noncontrastiv nonedit nongaussian nonimag noninvasiveli nonmatch nonmedical nonmember nonobject nonocclud nonprofessional nonpublic nonstationariti nontext nontrain nonverifiabl nonzero nose november novo ntu120 nullifi numeral objectnav obsolescenc obstetric obstructiv oftentim olmo7b opposition orca organicalli orientat ought outpatient outset overdos overemphasis overlaid overus pa paligemma palmprint pandora pathmnist pathogen pathologic pearl perceivabl perfection permissiveli petri pharmacovigilanc physicist pigeon plantvillag pleural poincar policymak polit poll pos postevent posttreatment postunlearn poverti powerpoint practicabiliti pragmaticalli preassign precancerous precedenc precollect preconfigur predeployment preferential prefetch prefilter prelabel premium preparedness preposition prepositional prescriptiv presegment preselection proactiviti procurement prosthesis proteomic proto proton pseudoword pun purposeli pyramidal queen questioner quiet quranic radicalli rag ramp ran rapport rat raven reactivation reactiviti reactor reannotation rear reasonableness reasonseg recaption receptor reconfiguration recontextualiz recruiter rectangl redefinition redirect refere reflexion refuge regressiveli rein reinvent reiterat reluctanc remesh renovation renyi reoptimiz reparameterizabl reparametriz replan reprocess reproject republican repulsion reputational resnet50v2 resnext retfound rework rhyme rib rippl roadanomali roadblock romanc rouge2 russia s2st s3 salmon samsum sapien satisfactorili schematic schmidt scifact scissor scooter scratchpad scroll secureli segnet semiautomaticalli semidefinit sensemak sentencepiec separator settlement sg shake shanghai sherlock shortli simplex skewness skim smell solo sorani sovereignti spaci spair71k spawn spill sponsor sporadic spotter sprint sqa3d sql squeezenet sr3d startup stationariti stigmatiz stoke stolen straighten strate subcortical subdataset subdivision subjectiveli submucosal subnet suboptimaliti subordinat subsecond sudoku summer superintelligenc supporter suprem sway swish switchboard symbolicalli symmetrical symptomatic syn synth synthesizabl systematical tacit taco telegram temporaliti temporarili tenet tertiari tesla testbench testset tetrahedron texas text2sql textless thunder till timber timefram timepoint timesformer tom tomographic tomosynthesis top2 topo toronto transitiv transitiviti triad troubleshoot trump tt100k tu turk typicaliti ubuntu ultracompact ultralarg ultralight ultrawid unaffordabl unanswer uncrew underground underreport underresearch undersegmentation understandabiliti undirect undoubtedli uninform unnormaliz unocclud unperturb unproductiv unproject untangl untun upweight urg v11 v2v4real v4 v7 vaccination vagueness val vantag variat vault venous vi vibe villag vizwiz vlog vocod voluntari vpsg wale warfar webvoyager wellb wi wiener wilcoxon winter wirefram withdrawal wizard xavier yan yolov4 yourself youth zheng zhu zigzag zipf zju zou
6 003 011 020 040 094 11k 13k 142 153 156 15x 161 169 1800 18f 18k 193 194 1e 204 205 212 214 21st 220k 22x 232 242 246 24b 251 256k 262 277 285 288 28k 292 2a 2wikimultihopqa 30m 326 328 32x 346 368 36x 38b 398 427 457 45k 476 480 50+ 52k 568 60m 60x 612 638 646 650 666 686 687 6th 71k 726 729 746 75x 7th 804 814 8192 832 840 854 864 866 868 883 893 924 926 945 960 963 983 986 988 ABAW ADA AGENT AIC ALIGN ALLM ALS AMF AQUA ATM ATS AURA AVQA AWQ BBC BDD BEIT BFCL BN BNN BTCV CAE CARE CASME CBR CBT CEA CEC CEFR CEM CGH CLI CONLL CPE CPG CPM CRAG CTF CVT DAA DAC DAD DAE DAIC DAPT DCNN DCS DDM DFA DFER DFM DFS DGA DGCNN DI DIL DOS DPT DREAM DRO DSPY DTD ECD EDIT EDS EI EL EMD ESA ESM EUROC EVT FAD FB FBP FEVER FMCW FSA GAIR GAS GBM GEOAI GPR GR HDL HIV HKUST HMDB HMM HOPE HSD ICA ICC ICM IGD IMO IRL ISPRS ISTD KT LAMA LAMP LAS LCLM LED LISA LOCO LSOTB LTL LWIR MAGE MAML MANO MAV MDT MEAD MED MELD MFA MFE MGS MIDAS MIMO MIP MMG MMKG MMR MMVP MNLI MOCA MOCO MOLE MPII MRA MSVD MTP NIQE NPO NTK NUAA NUDT NUS NX NYU NYUD OBB OMR OOV ORPO PCIE PCS PIF PMG PQC PSM PTM PU PV QE RAF RCNN RISE ROSE RP RRSIS RSA RSS RV SCA SCD SGM SHREC SID SMA SODA SOP SOT SPA SPACY SPADE SRR STG STT SUMME SUS TACO TAS TE TFM THU TI TLM TMA TQA TSFM TSP UA UAVDT UDF UNETS USV UVG VAP VDIT VE VERA VPT VSS VT WHO WKV WM WMT WOZ YOLOX academi affix aggression aimagelab aime2025 airplan anonymiti ant antenna applianc aptitud arous assur asynchroni atari atrophi attest avian axiomatic babel baby backtest barycenter biblical bigcodebench bing blackbox blockwiz bodili bokeh boom borderlin boundedness brown bucket burnout buy c2f c4 cam cam++ came capacitat caregiver carotid catheter caveat cellpos cerebral certifiabl certificat chebyshev checkabl checkerboard chemotherapi childhood cipher clearanc climatic cloak cloudi coadaptation coastal coco2017 cocreation coder7b collid colon coloni comfortabl commonplac commutativiti comorbiditi comp comparator composer conceptnet conclusiveli concreteness conjunctiv consonant constituenci constitution controversi convlstm corporation counterfactualli crane cranial cryptocurrenci culinari cure cvlab cytologi d3 dancer dataflow datapoint dearth debater december decontextualiz defeasibl definitional degeneraci delegation delft demonstrativ demosaic dentist departur depthanyth describabl destabiliz destruction detokeniz diacritiz diariz diffuser discernibl discernment disposition div2k dock dorsal doubli drama dronevehicl duo dye ed editorial educationalli efficientnetb0 elasticiti elongat empowerment emulation england entropic epistemological equitabli eta eth3d eventual evict evidentli examiner exchangeabiliti exemplari exogenous expenditur factscor farther featuriz fell fibrosis flex flowchart foremost forti fortifi fourfold fr freehand frobenius fruitful gait3d garbag genera genimag gland glossi glucos grammaticaliti grass grounder guider gun gynecologi habitual hamilton hamiltonian handover happi harbor harmbench harris hat hdbscan he heal heavier hematologi her her2 hesitation hinglish hip hippocampal hkust homomorphic huawei hyperrealistic i2b2 i3d idf1 illusori im image1 imaginari imitativ impediment impracticaliti imprint incredibli individualiti indo influx initiation ink inland inlin inpatient int4 intangibl intentionaliti interblock interchangeabl interferometric interhand2 internvideo2 interrogat interrogation intersampl interspeci intersubject interviewer interwoven intmegroup invention irmvlab irstd1k isic2018 ising isometric itinerari judgmental junctur juxtapos khz kong korea kurdish kwai laid lawyer layernorm leagu leaner learnabiliti lemmatiz lend lethal lexicographic lithium lobe locomo locus loser lotteri lumina ly lyric mammal mammalian mammographic materializ medgemma medmnist melodi mentor merchant messi metaagent metaknowledg metalearner metalinguistic metastasis methan metrologi metropolis micrometer microstructural miner minerva miniaturiz minimalistic misconduct misgender misl misprediction mitosis mocap mold money monolog morphometri mover msmarco multiannotator multianswer multiattention multicontrast multicrop multifeatur multigroup multiinstitutional multimodul multipliciti multisequenc multishell multispeaker multitabl multithread multiyear myocardium n1 narrator nav navigator neo neonatal netlifi neurologi neurosurgeri noncommercial noncompositional nonfactoid nonlinearli nonnegligibl nonpretrain nonredundant nonuniformiti nonuniformli nudg nugget obesiti office31 offshor omnimodel opencv opendatalab operationalli opioid orang overrepresentation p3 packet parcel parliament parliamentari parrot patrol payoff peek pendulum penetrat perceptiv peripheri perpendicular pet phenologi phoneticalli photogrammetric pip pit plagiarism pluralism pocket pointer pointnet++ pollutant polylin populariz potter prealignment preemptiv pregenerat premier prerecord preselect presuppos privateli privatiz prize prolific prolog promptli proprioception proprioceptiv protagonist pseudo3d pseudopoint pseudosupervision pspnet publisher q1 qi quicker qwen14b realness reassessment rebuild recipient recollection reconciliation recours rectangular redirection reemerg reengineer refcoco+ refcocog reflexiv relay remask remind rerout resisc45 resnet152 respectful responder restorer restrain retinanet retri retun revolv rewir riddl roadway robin roboflow robustifi romaniz rose roug rs rung s4 sa1b safetybench sail sand satir saudi scanpath scar scatterplot scout searchabl segmental selfi seller semiautoregressiv sexist shapenetpart shoe showlab singulariti sizabl skeletoniz skillfulli slam smartwatch smile snowi sobel soften sonnet4 sota spare speculat stackelberg stagger stapl stardist stateof stenosis stick stiff streetscap stylegan2 subaction subagent subcellular subcomponent subcutaneous subdivid sublinear submillimeter subskill successiveli succinct suddenli sunlight superclass switzerland syllogistic syndrom synthia systolic t4 tablet taiwan taker tangl tartanair tele tencent tens tensorial tesseract testabl textgrad textualiz textvqa th thompson throw tighten tinyllama titan topicalli tour trainabiliti transparentli transvers tricki turbin turbulent uk ultralightweight ultrasonic unalter unanticipat unchart uncheck undergraduat undervalu undetectabl undocument unedit unequivocalli unicod unitari unnotic unobservabl unpredictabli unrealisticalli unrecogniz unsign unsustainabl untrustworthi unus unweight unwrap upfront upward van veil vertebra verticalli videollama2 virtu virtualhom visdrone2019 visem visuospatial vitro volatil w4a4 walkabiliti waterway webqsp weld wikiart wooden wrongli wrote xcomet yaw yellow zeroth zh zhao zju3dv μm
7 012 015 050 0x 10+ 1000x 1024x1024 119 12th 12x 136 137 148 150k 166 16th 184 185 186 196 20+ 2014t 208 210 217 21k 231 245 24gb 25x 27k 365 392 3dvg 4000 405 40b 40x 420 456 55k 597 5g 622 696 771 780 828 845 857 906 937 9th ACID ADAMW ADE ALL APE APO AQA ART ASA ATE AWS BLV BMI CAG CAN CAST CIOU CLAP CLIC CMD COCOA COM CRNN CSC CSLR CSR DDR DGSS DIOR DIVE DMRI DRIVE DSA DST DTM DVD EQ ERC ESD EX FDR FE FSM FV GD GELU GFID GFM GG GHZ GLAS GOT GRM GSD GTA HAD HLE HM HT HU HVS IOS IQR ISA IVF KGE KSC LDCT LDR LEGO LEO LFM LG LPR LSR LUT MACE MAPLE MCA MCC MEVIS MIXUP MLR MOA MRC MVP NCA NERV NF NLOS NMSE NT NWPU OFA OSS PAI PCD PCM PH PHI PID PINN POMDP POT PPI PRE PSF PTSD PVUW QOS QT RAR REAL RED REST RGBA RIS RLM ROS RPA RPG RSNA RTL SAC SAIL SCOPE SCS SCUT SIRST SLP SLU SMOTE SMS SPC SPD SRL SSP STD STFT SU SV SWA TAR TTFT TTI UAR UCB UMAP UN USMLE VID VIO VIP VO VOD VQVAE VTG WMDP a2 a3b acid actionabiliti additiveli admissibl ago albert alcohol amateur amidst ansatz answerabiliti antiforget aorta approval approx april argoverse2 ary ascent assessor august authenticat autoprompt averageli azimuth backtranslation bayer beach becam beij bibliographic bicubic biom biomechanicalli bleu1 blink botanical bottl brats2020 c1 c2 canal capital catalan cataract celeb celestial cerebrovascular chair chameleon cheapli chi cholec80 cholecystectomi chrf++ clamp claude4 coevolutionari coffe conception concert conclusiv concurrenci congenital congruenc constitutional containment continental convers copernicus corrosion countdown counterexampl counterfact cow cox cryptographi cultivation cutmix cylindrical da damp dash datagenerat decisiveli deepresearch defacto definit delimit demoir dempster denial densenet201 depriv dequantiz descriptiveness deserv developmentalli devoid diet diffeomorphic digest disaggregat disappearanc discursiv disproportionat distinguishabiliti district divert downtim dr drafter dreamer dresscod duty eco elemental enclos encouragingli endo endors endur ensu envelop epidemic epistemologi ergonomic es eva02 everywher existential explod exploitabl explorabl fb15k feat februari fertiliz fib fictitious filler fixat fleur flore fluorescent forcibli formant fp8 frustration fun furnish fuser gamifi gastric gen1 genus gestalt glare glimps glm4 globe gracefulli gravitational greedili grok3 gromov groundingdino h2o han harassment harden hausa heavyweight hebrew hiera hill historian hm3d hologram homophon hospitaliz hough hull humaniz hunt hurrican hyperplan iccv2025 ideologicalli imagenet1k imminent immuniti immunotherapi import impostor inappropriateli incidental indigenous indonesia inexact infect inflammatori infrequentli inhomogeneiti injector inscription interactional intercluster interdataset interlink intermodel interrupt intracluster inverter invoic ischemic islamic isomorphic isomorphism javascript jeopardiz journalistic junior jurisdictional jury kera kill kingdom kronecker lagrang lee levenshtein liberal lightgbm lin linemod llama70b longformer lp m1 ma maintainabiliti mandat markup mars mast3r mathvers matryoshka maturation mdice meteorologi methodical metropolitan middleburi midtrain mililab mind2web miniatur minilm minutia misconception misspel mit mitotic moderniz morphometric mot17 mouse movabl mu multiband multiclassifi multidisciplin multiexposur multifocus multikernel multimod multiorder multiphysic multireward multisentenc multiwoz narrat neurip newcomer nice nonclinical nonconformiti noncooperativ nonfin nonideal nonlearn nonmanual nonreferenc nonrobust nonsmooth nonstream nontoxic northern nuplan nutrient obligation obliqu olmo2 oncological oncologist openclip optimizabl osteoarthritis overshoot overtli overwrit oxford particulariti partnership patchifi pathfind perfusion permut persuader ph2 phonologi physiologicalli pin pixtral platonic playback playground pole poly portal portfolio postcorrection poultri preconstruct pregnanci preregister pretreatment preventiv primaci primat pristin procrust prominentli prong prosocial puriti px quad quadrotor quotation quotient qvhighlight radiativ real275 real3d reallocation reception reciprociti recombination recomput reconfigurabl recoverabl refactor reflector regimen regionalli relocat remap reminder remodel requisit rescor resonat respiration retouch reversibiliti reviv rewriter rho rip roof rust saccad sanskrit scanqa scare schizophrenia schrodinger sci sec segregat sew shafer shallower shortlist simclr singapor skate skepticism slope solvabiliti someon spain splice sscbench stale steganalyz submanifold submodel subpopulation supersed surmount surviv swiftli swinir swiss synaptic systematiciti systemicalli tangential tanh tast telemedicin textil theoriz therein thermodynamic thumbnail to4d toggl top10 topographic torso tripartit triton troubl tulu twist typo ultraefficient unattainabl unconscious uncorrelat uncurat underdiagnos underoptimiz unfreez unigram unmet unscent unsegment usual utmost ventral visitor visuo vl vlm waterbird weakest weapon wei whale whom willingness wiseli withhold wordplay worri x1 xilinx yang yearli yolov7
8 005 008 019 024 102 10th 110k 1200 126 135 151 158 167 175 177 197 19th 2007 202 20b 216 230 2500 264 290 30b 322 330 35x 380 522 540 563 755 765 768 789 833 917 AAA ADD ADMM AMA ASC ASI AVA AVSR BBH BIT CAR CCL CDA CHRF CLEAR CMA CMOS CPC CRM DAS DCA DICOM DLA DQN DTI EAGLE EMO ERP FCA FCN FDG FGSM FIM FSC GIOU GLOVE GP HDTF HIPAA HIT HMD HMR IJB IMDB KIT KP LERF LLFF LLVIP LSUN MARCO MASS MAT MCMC MDD MHQA MLA MMT MORE MOTA MPM MQA MRG MSI MU NDVI NET NIAH NMF NTP OASIS ORB OSM OSR OWL PAIR PAS PB PF PFM PG PRVR PSA PSS PTB RADAR RADS RFID RPE RSI SCR SDOH SIGIR SIMPO SNLI SSI SSMIS STEP STF SVC TAP TCN TG TLS TMR TOFU TVSUM UAD UE UIE UNETR UX VFI VGGT VHR VPS VTT WAVLM WS WSSS XLNET XLSTM ZSAD a1 abduction accommodation acuiti ada adjudication administration administrator adviz affectnet affirmativ affordabiliti agglutinativ aigeeksgroup amharic amsterdam anthropogenic applicant arctic aspir asymmetrical athletic atrous attractor attun auction auditabl auditor autism award azur b3 backscatter bare basqu beamform began behavioralli bellman bidirectionalli bladder bolt booster brake breakfast bump bury captivat cardinaliti carv census champion cholect50 chose cliqu cls coattention concealment confidential consequential consortium conspicuous conspiraci constitutiv contentious conveyor coordinator coregister corridor cot counselor counterspeech covid criticaliti cryptographic crystal ctrl curious darkness datahungri datashar daunt dbpedia decomposabl deepmind democraci dentistri desnow detectiv diacritic dialogic diffraction dig digitaliz dis disagre disappear disengagement disguiz disorganiz disprefer dissertation dl3dv docker duke e5 echocardiographic egoexo4d egyptian eigen ejection elaboration elephant embarrassingli employe encrypt entranc erroneousli excess executiv exhaust faceforensics++ fallen falseli fantasi fatal fedavg feminin fiducial fin fleiss floorplan footnot forecaster forestri fork fractal friend funnel g1 galaxi gauss genotyp gradcam grokk gross ham10000 harri header holographi hydra hyperedg hyperspherical icd10 icon id idiosyncrasi immunohistochemistri impossibiliti increment inefficientli inflexibiliti inhomogeneous innovat ins instructblip instructpix2pix intensiveli intermittent interpenetration interrelation interslic intramodaliti intraoral invent involuntari iron itali joke july june kimi kit km2 knot l0 laden lazy legibiliti legislativ lever liabiliti lightness livelihood liverag livestock ll llama4 losslessli lumbar mahalanobis mapillari masculin mathvision maverick medieval microenvironment mile mineral minus mistakenli mobilevit molmo monosemantic moraliti mujoco multifunctional multimetric multiparametric multiplan multiplatform multiregion multisensori museum mvbench narratologi nationwid neurosurgical noisier nonadaptiv nonadversarial noncontrast nongenerativ nonlambertian nonsmall nr3d obviousli openvla ophthalmologist orchard orthogonalli ourselv outfit overgeneration overrepresent overse pangu paradoxicalli parcellation partisan pauciti peculiar phenological phi2 phish pix2pix pluggabl poem pointcloud politeness polysemantic polysemous portrayal posteriori preclinical precomputation preferentialli preprint presupposition primal princeton prisoner producer prompter pseudocod purposeful quadrupl quantil qubit quizz quo reaffirm reallocat reassembl reassembli reconfigur reconstructiv reencod reexamination remark repertoir reprompt resampler resemblanc residu reweigh risen rote rumor rwkv7 s2s salesman san scannetv2 scholarship sculpt seamlessm4t segregation sensibl sensorimotor seq2seq shall shoulder shroom sidestep siglip2 silico simpleqa slang slip slowfast soccernet sociodemographic sociologi softli soup spectroscopi spirit spite spray sst2 stagnation stamp steal steel stimulation storyboard stuck submodular suboptimalli subsum suburban sugar suitabli suppos swahili synchronousli synonymous system2 t2w taylor teammat telecommunication telemetri tensorrt tenth territori thirteen tibetan timeliness to2d tomato toolchain tough tractabiliti traine trauma traversabl trunk tuberculosis tucker ulcer ultrafast underconstrain underfit undertaken underthink unequal unevenli unfairness unfeasibl unhelpful unmatch unrecognizabl unsolvabl unusabl updatabl v2v vein vet vggsound virus voter wake whiten withstand workstation wrapper wu yolov10 yolov11n yolov8n zebra zhoujiahuan1991
9 002 004 096 100m 104 120k 127 12k 133 134 1500 162 163 16x 200+ 2030 225 235 24k 270 280 300m 3dpw 3t 400k 50x 605 750 855 880 888 95th 9m ACE AIR APR APT APTOS ARXIV BBQ BG BI BIG BP BT CAI CMS COLA CPATH CPS CTR CUHK CVC DAPO DFDC DFT DIR DMD DORA DTW EBM EE EIT EN FAIR FD FEM FILM GM GRASP GSR HC HITL HPO HSV HTR IA IDRI IG IM IPA IRSTD ISR KID LAB LB LCM LD MCOT MGT MHSA MILP MIND MRAG NFE NSCLC OC ORM OVSS PCL PIE PM PSG RBF REPA RGBT RNA RPM RRG RTS RVOS SAS SCP SDM SGG SITS SM SMART SME SMT SPM SQA STL SYSU TED TM TP TPR TSR TVR UHD VILA VISDA VITA VITON VIVIT VSI a22b abandon abbreviation accidental ads advisor affiliation aggressiveli algorithmicalli aloud alphabet alternation amongst aneurysm annualli aortic arcfac aren atmospher autogenerat axiom b1 b16 backpropagat behalf belt bigram bijectiv biobert biomass bipolar bona bounc builder bulk cancerous cardiologi censorship chaotic checkthat chief choreographi chromatic circulat civiliz co2 codifi coexistenc colbert columbia commendabl commutativ consciousness consultant controllabli converter cooptimiz cord corrector counti crossover cryo cuboid danish dataagnostic dbscan decompression decorrelation deeplabv3+ demographicalli dermatologist detach diachronic directionalli director distinctli distributionalli downward downweight eas economicalli elaborateli electromyographi eligibl em emojis empathic encyclopedia endless enroll enthusiasm entireti environmentalli exo4d exp expertli explainer export externaliz extraordinari fallaci falsifi farmland fashioniq fide filtration finedetail flan florenc food101 formerli fortunateli fpr95 geotag grader graphem greenhous groundedness haar haptic historic hong hybridiz hyperspher imaginativ immunohistochemical imprecision inaturalist incongruiti inflection ingestion instructiv intelligibl interdomain interspeech intraimag investigativ invisibiliti iphon irreducibl irregularli jacobi journalism k12 kahneman la labeler ladder legibl loc logistical lookahead lymph macular magic meant medial medvqa metaanalyz microwav midjourney minimax misrepresentation mmstar modulo moir monotoniciti mt5 multihuman multinomial multiplayer multiqueri multisit multitier multityp multiuser multivehicl newton nm noncritical nonessential nonfactual noninformativ nonmaximum notorious nuisanc obey obsolet occ offens omic opensourc oryx overrefusal oxygen p2p palm payload pelvis perceiver permanent phenomenological phoenix14t pile pituitari planetari plenti polarimetric politician pop posedness potsdam praiz preliminarili prematureli prescription presidential probabli professionalism profit provok psychologist psychotherapi pubmedbert quarter rankness reanalyz rebuttal recompos recon reconceptualiz recurrentli recursion reef refresh reg regain reintroduc relearn relief remediation renew repeatabiliti reservoir resonant respondent responsibli restaurant reveri revitaliz rice rigidli rollback rucaibox saw seam sectional semiotic semisynthetic shanghaitech shear shine shortfall shrinkag sigma silenc sinhala sinusoidal slash smear sonographer soundscap southern spam spent stall statut statutori sticker stiffness stressor stripe stylometric subquadratic subsystem supplemental sweet swing syllabl tagger takeaway telepresenc telescop television temporari tester textualli thirti thumos14 tolerat torqu tourism town tractographi trainer transmitter triviaqa turbiditi unobtrusiv unsubstantiat untarget upsampler upto vasculatur ventilation vertebral vignett viral vis von vqav2 webshop wet workaround xray yolov9 yoruba zeroshot
10 113 116 118 139 144 14k 152 182 201 2048 300k 320 4dgs 512x512 64k 720p 78b 875 8m AIGI AMOS ATLAS ATR AVR BA BART BGE BOP CCD CCTV CFA CM COCA COP CSD CSL CTTA DART DIP DLM DPM DRA EPE EVAL EVS FAR FAS FDA FOCUS FPR FSCIL FSOD GEM HOG HPC HRI IB ICCV INF KC KGC LIDC LN MAGIC MF MG MIS MLE MTS OVS PCR PLS PMC PPL QAT RATE RDF RG RLAIF RR SBERT SCORE SDP SIFT SIT SSC TCM TDA TOT UP VI VM WISE WT XD XML YCB ZSL abductiv accelerometer administer aerospac airway aka ampl antialias anticipatori appraisal aquacultur archaeologi archaeological architect aria arterial aspiration astronomi avaliabl aya battl bedroom bicycl biomedclip blendshap blob blockchain blog blurriness boast bond british brownian browsecomp brush burn button bytedanc calculus canada censor cheat chronological closeness coevolution colloquial comic commitment commut comprehensibl compressibiliti conciseli conformer conjugat convexiti coral counterintuitiveli criticism criticiz crown curricula cylinder dataconstrain deactivat delaunay demonstrabli densenet121 dilution disput dynamism earthquak eastern echocardiogram economical electrod electroencephalogram elit ellips endogenous enrollment enumerat epsilon exaggerat excellentli extendabl fabric farthest fataliti fifth flourish giant gitlab glioblastoma hallucinatori holm honesti hunyuan idle impart impressiveli inertia infant infectious info infrequent insensitiviti instantli insufficienci interimag interoperabl interpretativ intragroup intralayer inverseli ion island januari japan java judiciousli jurisdiction lake latitud leadership libero lifespan lifetim lightn lineag lit liveness longeviti loveda lyapunov mamba2 marketplac matlab md meningioma metalevel metavers mimicri mip misspecifi mistaken mock monthli mr multicategori multicharacter multicomponent multifrequenci multilanguag multipass multipurpos multireferenc multirobot multisession multistream multitool n2 negat negativiti neuroscientific nexus nl2sql nonlin nonsensical nonstandardiz nonwestern nothing nyuv2 objectness opv2v orthodontic orthogonaliz outbreak overestimation oversegmentation overshadow overt panda parallax persuad phoenix piano placeholder plausibli pretokeniz processbench prose prowess quiz radical radiographic readout reannotat refut relightabl reposition resection resident resnet101 retrofit rewardbench runner s1 scalabli scam scannet200 scanrefer se seal secretli seismic semidens sim2real sit skywork slowli sociocultural socratic spectralli stateful stateless staticalli steganographic stuff subimag submap submodul subreddit substantiv substrat sure surprisal sword sycophantic tabletop talent talker tax teamwork tear teeth thick top3 totalli totalsegmentator transit transitional transplant transpos traumatic tropical tsinghua tverski underestimation unpredictabiliti unprocess unsuccessful unverifi valley volatiliti voronoi watertight webarena webcam weekli wiki wing worthi wound xception yolo11 york youtu zjunlp
11 0001 100b 109 111 123 132 145 192 237 3090 3dhp 40k 720 8th 9k AIM ASL CAP CG CHAIR CIRR CLAHE CO CQ CQA CRC DOTA DSEC EMG EP ESC ET FAST FPN GAP GDPR GI HCP HOTA IF IL IQ IRT ISIC LA LF LIC LRL MA MCD MMDIT MOSE MUSE NEMO OA PAC PACS PAR PP PPG PRO RLLM SDR SNE SOS SPICE STR TB TC TER TPS UCY VC VRU abdomen abusiv actuator advbench alibaba ameliorat amortiz anisotropi anterior anytim approv asymptoticalli attainabl attraction autoformaliz basketball battlefield bdd100k beauti beginner believabl bend bernoulli binocular bioasq biobank biographi bipartit birth blindli born bradley briefli brier burgeon byproduct calcifi california campus catastrophicalli causation caviti chartqa cn compressiv conceiv congestion connectionist covertli creativeli cyclical cyclist dataintensiv datalevel declar deconvolution deeplabv3 differentiabiliti dim directionaliti discomfort discount disfluenci disgust dish edg electriciti elo emoji equilibria equirectangular equivalentli era5 escalation excellenc excitement exo explosiv fi filmmak fineweb foggi follower formaliti fourteen fraudulent fund garden graft grappl graviti h100 happiness headroom hemodynamic hippocampus his hue humorous hyperprior i2i identifiabiliti idiomatic idiosyncratic impersonation imput inclination indiscriminat inflation infographic infrastructural infusion insect int8 integrator interinstanc intonation intracranial intradataset intricateli intriguingli introspectiv jigsaw kilometer lambertian langevin laps leaki legislation lexicalli likewiz liquid listwiz logo love machineri makeup malay marri meaningless mechanisticalli mediapip mediator mentalli metaphorical metaprompt metatrain methodologicalli microlevel minif2f mixtral modestli monotonicalli morphosyntactic multicriteria multioutput multipart multiprompt multispeci noncontact nonlatin nonsemantic nontextual objectiviti obstruction oil orthographi overgeneraliz palett pen pharmaceutical phonemic pixart pointnet pois poorer positron postdisaster pothol prenatal proliferat propositional protectiv r3 railway raindrop reachabiliti realign reassess recomposition recomputation reevaluation relabel relocaliz repo reserv reset residential revert sarcastic searcher selectiviti shutter signifi silver sinogram stereoscopic stochasticalli stricter subsurfac successor superb superimpos supervisor swedish symbiotic tandem telecom teleoperat tensorflow terri tetrahedral thereof thinker thoughtful thu thyroid timbr tinyimagenet triangulat typographi unacceptabl unavailabiliti uncontrollabl unforeseen unintentional unless untest uplift urbaniz urgentli vaihingen vl2b vocaliz warmup wav2vec2 west wheat wikitext younger
12 107 1080p 130 20i 20th 224 25k 260 2dgs 5281 5vl AGX ASD BC CASIA CDM CFP CLEF CSS DAM DICE DTS EC FC FSL FVD HICO HS IPC IU KE LAION LC LFW LVM MAPE MARS MIDI MSR NASA NSFW POI PS PSO RAM SEA SFDA SLT SORT SSR TD TOF UD VLP abbreviat alfworld alpaca am amc23 animator anthropomorphic assimilat attachment autolabel beneath breath bright casualli centraliti chamber civilian climb coco20i complaint condensation confidentialiti constellation continuum cutoff cvpr2025 datalimit deberta defeat deficient depressiv dermoscopic desiderata disk dissection docvqa dragon dreambooth drivelm efficientnetv2 embedder equaliti evenli excavat facad falcon federal finnish flare floater forefront friction friendliness generalisabl gripper gumbel gym hedg hellaswag hemorrhag heuristicalli holder hypertension inequiti inflectional informatic insignificant inspector instrumentation integrativ interconnection intractabiliti intradomain invasion ironi keyboard lemma lesser likeness linkag macrolevel manufacturer marathi math7b medmcqa metabolic metaheuristic midsiz miscalibration misguid misidentifi moderator monetari moralli morphem multiangl multientiti multilingualiti multiteacher myriad navigabl nonbinari noneuclidean nonmonotonic nonthink nurs obviat olympiadbench optimistic pancreatic pascal5i passenger passiveli pelvic perhaps periodiciti persistentli persuasiveness podcast polysemi prealign prebuilt precipitation precursor prejudic prisma projectiv prosthetic pseudodepth pseudomask psychiatric psychologicalli questionabl queu rainfall readm realizabl recognizabl redistribution refcoco registri res reusabiliti revolutionari ride romanian sanitiz scanobjectnn secret seeker seminal seq settl shader silicon sinkhorn snake sonar speculation spin spiral spontaneousli standpoint storm stretch subqueri suicidal sun telugu tennis ternari thai thoracic tilt tion topographi tran transliteration truck tubular ukrain unconventional undefin underperformanc unfavorabl unfilter unparallel unreasonabl uphold urge vehicular vicuna videoma visdron visuomotor voltag volunteer war whenever whistl wood wordnet worldview
13 124 125 159 170 220 266 30x 450 5000 5i 5th 6g ABC ACT ADC ADNI APS ARM AUPRC BY CFD CMU CSP CTA CUA DSL EV EVA GSM HF IC ICE ICLR LS LT MDE MLC MSD NIH NLLB OPT PDDL PHD PO PQ QR RES RULER SAP SSA SVG TAL TARS TR TRACE TREC USD VDM VOT VP accountabl adjectiv amid answerabl arguabli ascertain assert astronomical australian bake basin bezier bill bioinformatic bonus borrow brazilian breviti bubbl bus capsul career catch cautious coevolv colmap colocat committe comparabiliti compiler comprehensibiliti contraction conventionalli convnet coreset coronal dashcam decent decorrelat diameter drivabl eat eigenvector exhaustiveli explorer fallback fan fasttext fetch fiction finaliz fishey foot football foresight forth fractional gamma humanml3d ifeval improper inceptionv3 indistinct ingest inheritanc installation interchannel intergroup interlocutor internvl2 internvl3 invest jaccard joy legalli lifestyl lineariti loos lvbench m2 m3 macroaverag maliciousli markovian mat maze melanoma mmbench mood multiaspect multicultural multipag multiword myopic narration nascent nnunet nondeterministic nonstandard notebook orchestrator overexposur overoptimiz pedagogi pest piecewiz planet plastic poetic polic presum proceduralli productiv profession programmer propaganda pupil realestate10k realtim realworld rearrangement redistribut refocus reform remoteli reputation retrospectiveli rock rudimentari sale segformer segmenter sexism simplest southeast sparser steganographi subband surfel t1w tale tau thrive ticket tonal tongu toolset tournament triangular trim tube unavoidabl underexamin undetect unet unground univariat vaccin ve verdict vietnam wearer welfar wish workplac wrap zoo
14 1024 10m 115 16k 384 ADS AHU BEIR BENCH BRDF CAS CODA CVD DPG EDA FGVC FLAME GEC ISO IWSLT JEPA LP LV LVIS MCI MDM MIR NMS RAD RELU SAGE SEED SF SIM SO SPL VISTA VVC adjudicat aestheticalli aime25 alternateli android apach arab archival arrow articulatori assertion authoriz avg bilinear bitstream breed brute calendar celebriti centimeter clipscor clock cloze coarseli coarser coincid companion compbench conditionalli consent continent contingent crise cup daytim devil diagnosticalli disabl disc discontinuous discourag disturb domestic dry duplex dyadic ecologi ecologicalli effector egoschema encryption ethnic everyon expandabl exponent fat figurativ flashattention formativ foveat frustum hadamard hardest harsh hijack holographic homologi idiom iemocap illicit impuls indonesian infonc inhibit interruption intersect intrafram intrusion investor jensen kendall knowledgeabl lipschitz mapper markerless metallic miccai microsecond mobilenetv3 modernbert modulator multidataset multipli musculoskeletal musiqu myocardial nominal notifi occ3d occupational octre onevision openlan openstreetmap optimism orthopedic oscillation outlet outlook outpaint overparameteriz overwhelmingli pansharpen parkinson participatori phenotypic pluralistic quadrup quot qwen32b qwen7b radiographi rationaliz realignment rearrang referent reinitializ rep repeatabl rhythmic rouge1 roughness scienceqa sclerosis scribbl senior sent silo sociolinguistic sociotechnical sole song spring steerabiliti strand streak stylegan stylisticalli summation superhuman suspect swift systematiz trimodal trip typographic undertak unmix unreliabiliti untrain uptak verifiabiliti vers vid void word2vec worn yolov12
15 112 141 15k 32k 405b 500k AF CAT CBAM CBM CMR CORE DALL DNA DVS ECE ED ES FFHQ FLAIR FSS GLUE IBM ICP IHC KGQA LALM MBERT MBPP MCQA MDS MMS MPC NLU PRISM RC RPPG SDG SOC STS TA TAG TL TUM WIFI abus actuation adaptiviti amenabl analogical anyon aquatic athlet australia bigger biomechanic breach canvas cap cartesian catalyst cervical chen chess collaborator conduciv conformiti connectom contactless container contiguous correspondingli cosmos dead deconstruct deduc deduplication defender delet destroy dichotomi digitalli disseminat doc dollar drag dress earliest effortless eigenvalu eosin establishment evasion faculti famous fight firm geological geopolitical golden haiku halv harmlessness humanitarian hungri imbu impedanc imperceptibiliti innat install insuranc intel intelligibiliti intens internvl interrelat interventional introspection isn km lagrangian landsat laptop layerwiz legitimat llama8b longest lunch macroscopic mammogram manipulativ masteri mel metacognition migrat minecraft misdiagnosis morphabl motivational multichoic multiphas multiplicativ nationaliti navigational nerv nonhuman nontechnical noticeabli nutrition opponent optionalli organic outweigh panchromatic pancreas parallelizabl pavement physiologi pinhol plateaus plethora pointmap portray postoperativ potent preferabl prepend probabilisticalli probabl prohibit proportionalli pubmedqa quest ranker recombin reconsider recruit recruitment ref relevanci renal revolution s2 s3dis sadness satisfiabiliti shield spine stealth steerabl stigma storylin subpar substructur tap taught tie tiktok timescal tracer transductiv uncompress unimportant uniti usher validator ventricl vl3b waypoint weav wire won wrinkl yu
16 106 108 117 121 235b 256x256 ABSA AIS AM AMR AS DEM DLLM EER ETH EU FA FP GLM HPE IEEE IN LATEX LQ MAR MB MHA MLVU MPI MPJPE MTEB NL REC RWKV SCM SDE SL SUN TIR TTT UGC VOS abstain accessori adam adolescent aged ap50 arrival atypical automl aviation bareli bench2drive captioner cater chexpert coach cohesion conserv contend contrastiveli cubic danger deaf debris decipher degeneration delicat deny deployabiliti det detectabiliti directiv dispatch doi elegant encyclopedic endanger euler europ fifteen franc gastrointestinal georeferenc glaucoma halt hd95 herein hubert illness immun indication infiniti ing intentional interrelationship irregulariti lectur librispeech lighter men meteorological microphon misrepresent ml mono motif multiscen nash nemotron obstruct openness osworld oversampl overunion polygonal port preclud quaternion radiometric regulator reversibl rhetoric riemannian sagittal sandbox scientificalli seldom sexual sixteen skull sparql spider spotlight subclass subdomain subsequenc superficialli tech teleoperation terminat theft therapist tooth tracklet transducer ukrainian unawar uncalibrat unethical unexamin unreal urgenci wherebi workforc yolov5
17 114 147 2011 7m CSI DE ER FG FT GA GAT IE MD MLM MOCAP NC NDS PKU PL RA RAFT SEG SISR SLR SSD STA TOD TS USA VPR WHU accordanc architecturalli brittleness c++ canni cartoon chapter charad cine coherentli commoditi competent compilation conv crosslingual datadependent declarativ demystifi dependabl deterministicalli dilation dilut discriminatori domainnet dualiti electromagnetic elementari enumeration eviction excerpt facebook fade faulti fleet flickr30k greek habit hallmark hardness harmoni hazy hematoxylin hmdb51 honest hotspot html hungarian hz illegal inadequaci inconsistentli infection inlier instructor intak intermodaliti interobserver irreversibl join laplac likert luminanc metaevaluation midlevel modelnet40 multiarm multiparti nonlineariti nonvisual normaliti normalli noteworthi obfuscat occasional orbit originaliti outpac overemphasiz overreli pan permissiv photographic precondition pretext professionalli puls regret relatedness religious repli resnet34 resum retina retinex rewritten screenshot screenspot serial sheer signer sora spacecraft steadili stealthiness subgoal substanc subtract superposition synaps terminal took topical topologicalli tract truthfulqa ubiquiti uncommon underwent uninformativ univers unlikeli unroll vowel voxeliz warehous wrist zenodo
18 105 10b 30k 3dmm 6dof 7k ACM AG AMC AST BD CAV CF COD DB DEIT DTU EA GCD LDA LLADA ME MIA MIM MV PGD RD SER SST acc adept administrativ agre aha alert alik america anim attenuat attributabl b0 bangladesh bell bloom canopi carcinoma centerlin clinic compositionalli computabl conjectur controversial convergent curb decisiv defer definitiv delegat denser dermatological dietari duplication ear electrocardiogram emit employment existent expedit factoid factori fluorescenc fractur geographicalli ghost gpt5 hairstyl handheld harmonious hilbert hunyuanvideo identicalli incoherenc infill institut interobject kvasir li lifelik longvideobench maximalli medsam membran met metal modulariz multicondition neuronal newspaper notation opt overarch overrid patent pedagogicalli percentil phi3 politicalli preset prime programmabl r2r rank1 reenactment reexamin regressor rehearsal renown replicabl revenu richli ridg river roadsid scannet++ send smarter solar sophistication speckl subsampl subtleti superpoint syntacticalli tamil translational twenti unsupport unusual ventricular vibration violent wan wang
19 100x 110 12b 200k 2013 50k 5d 6b ACL CBCT COMET CPT DF DRL IAD ICD LLIE MAD MMMU NIR NMT NPU OLMO PA PAD PAN PBR PR SEM SQUAD VG VIS VTON adequaci afford agil aircraft aligner anywher appendix bimodal binariz biomedicin blip2 bug burst carrier circumstanc commentari commercialli cooperat cospeech countermeasur criminal cs debia depiction discriminant distinctiveness doubt downscal earn east evok excitation executor extraneous farmer foreign fp16 furnitur grok hi ice ideologi illustrativ indiscriminateli kept kitti360 logarithmic looseli march microscop mmwave mobilenet mscoco multiconcept multidirectional nonautoregressiv noncausal nonnegativ nutritional observabiliti opus organism paus photon plagu pneumonia precedent programmaticalli purchas raini recreat recycl regeneration resultant sharper shell sigmoid spinal steep strikingli subtraction suicid superpixel superresolv tangent tip transaction treebank tupl turbulenc ultralong unaffect unanswerabl undersampl unexpectedli valuation vendor venu wealth widen wildfir wind yes
20 000+ 1x 2016 240 350 6k AL CRF DAG DAVIS DC DCT DET GQA HCI MMD NTU OR OT PCC PI SI VISA ZS abstention adaptor admission africa anxieti ascend asia bertopic biopsi bitemporal bleed broken cleaner cogvideox coin compactli compass compressor covert curiositi czech defectiv democratic dermatologi destination election electrical electroencephalographi elusiv email enabler experiential fiber fineli finish flagship forum gas geolocaliz gpt hardli homogeneiti immersion incidenc indic instantiation interdependenc launch matur maturiti mbzuai microstructur mosaic multiexpert multigrain multiplex multishot navsim nich nlp nodul ocular olympiad omnimodal operativ outer paradox photogrammetri poster pp prescrib promotion pythia radiotherapi renewabl resid ring riski salienc scrutiniz stabli studio subregion sudden suffix sycophanci tolerant triangulation tunnel typological unfaithful unravel upcom v2x videomm warrant wav2vec weed wikidata winner zhang
21 3m ACC AT CIL DSM DWT FOV GNSS ISP ITS LOD MER MP NR POS QLORA RMS SRGB absorption ac adeptli admit affirm analyticalli backend bangla cat caution circular confirmation contract convenienc convenient counsel diagonal dictat dispersion distilbert distinguishabl enhancer erod fabrication finescal gigapixel graduat headlin histologi imperfection imputation incapabl indirectli intact iris irrespectiv journey lattic leader leg legaci linguist mathvista misinterpret multiorgan multitud neutraliti notic objavers ocean ontological performer personnel pertain photoplethysmographi poetri portabiliti predictabiliti prover qwen1 radiomic raspberri recalibrat reliev restructur reversal said seriousli shapenet sink sleep specimen spend stanford stark stock synchronous tactic tighter top5 tower un unalign unambiguous underrepresentation underserv v0 verbositi vl72b worsen
22 11b 180 20x 3rd 4th AC AMD ASP AU BCI BIRD CN GMM HTML MRR MTL OV PII SAT STAR airborn amodal anger annual anthropic antispoof authoritativ autoregression blank blender breakdown citizen commonaliti con coronari corporat culminat cyclegan dental depart detectabl disruptiv echocardiographi edition electric evaluativ evidential familiariti fictional flower generalisabiliti geolocation germani gpt4v grant headset homographi human3 idealli implant interior intermediari interpersonal intersectional jargon jump kidney lock lookup massiveli mirag mixup multiattribut multiplier multitemporal nondestructiv nondifferentiabl nonexistent nontarget null occupation orin paralinguistic park personalli postedit propensiti proposition pseudoground psycholinguistic punctuation ransac rariti raster recalibration recenci regenerat respiratori scholar scrutini semiconductor shoot somewhat subpixel tactical tangibl thirdli touch tradition trail typologi unnecessarili unrestrict urdu usabl vgg19 videollm
23 103 4090 CIDER CTC EPIC FER FFT MEDQA PC PE POPE RAW aime2024 aleatoric alpacaeval alternativeli beta casual checker competitiveness conciseness concordanc conscious consult cooccur cortical court cub200 cyber defocus degenerat dementia derain devot differentialli dispers dissimilariti doppler dust3r exclusiv fish fool forgotten fraud genomic geographi glyph highway histological hypernetwork ie inferential insensitiv interlayer interpreter intertask janus journal mammographi medication minimalist misunderstand morph mous mouth multidocument numericalli omnidirectional ophthalmologi periodicalli peripheral pi poisson politic prematur proficient quantifiabl react regularli reimagin reinterpret religion remember sd3 sheet shrink soundness spatiotemporalli staff station stone strip templ threefold toy traceabl transcriptomic tutorial unaddress undergon underlin unintentionalli vastli virtualli wan2 wheel workspac
24 140 2012 2014 27b 2nd 4m 4v EO FPGA GAIA GFLOP KB OD PDF PNP PT RT SDXL SS abrupt acceptabiliti advertisement agenda albedo arc argumentativ asymptotic bear bespok blindness boolean bot cheap cohen conflat consolidation contaminat contest continuation cook counterintuitiv credibl curs dashboard deidentifi deterioration dirichlet dive dozen enter erosion essentialli exception exocentric fear glioma graphrag hateful hotpotqa impression incompatibiliti individualiz infringement jitter limb lineariz liu malignanci mobilenetv2 nation neutraliz nnu nonintrusiv nonnativ obfuscation overestimat owner ownership pad polygon predetermin privileg pronoun pronunciation prosodi provision psychometric radio rebalanc reciprocal renderer retarget rigiditi silent socioeconomic spell subtitl taxonomic textureless turkish unorder unsolv ups videoqa young
25 FR JPEG OS SGD SP TV VRAM altogether angiographi arousal audiovisual bar bed bengali catalog conceal constructiv coreferenc covariat crash deletion depthwiz detoxifi dexterous ego4d elderli exclusion extensibiliti fatigu fourth frontal genom going harmfulness hub instantaneous instrumental interrater invaluabl jacobian locomotion metaphor microexpression millimeter mis mislabel moderateli multitarget negotiation occasionalli odd overlay persian philosophical profoundli programmatic quadraticalli realisticalli reevaluat rescal rhythm sea shortest smallest soccer solvabl spectrogram termination thread toolbox triag ture typologicalli unpos upstream wavelength wear whilst
26 128k 20k 900 9x ADAS DD DDIM IID NTIRE SG activitynet adverseli analyst arteri associativ automaton bleu4 browser cite civil closest compli composabl conceptualli connector cotrain deceiv deliberativ disambiguat drastic dutch empti epipolar escap ex except exceptionalli flicker fluctuat fruit gaug geodesic gray hessian hire homogeniz hypothetical incoherent inexpensiv ingredient intentionalli interannotator lateral literaci longstand man migration multipath multitoken neck nonverbal ophthalmic orthographic overconfident pandemic parametriz pediatric phi4 plugin preexist pull pulmonari readiness recast representativeness retail rhetorical scorer semiautomatic shannon smoothli subquestion sweep tank trick
27 2017 ACDC CER DT EMA FS GB MAC MIT MVS NAS NLG PDE SWE URL VAR VSR ablat acyclic amazon anneal appl atom bandit bilateral bimanual blue checklist cm colonoscopi confounder contributor cortex cube department diamond discharg disciplinari dissimilar dog effortlessli endoscopi everything exert fairer galleri hazardous hurt ideation illustration imagination immediateli incentiv inflexibl judicial knee lossi manipulator maritim medicalli meme mixer neurodegenerativ north nuclear objectiveli oral oversmooth panel parent phonological photorealism pivot pollution provabl pytorch resiz rural siglip situ smoother squeez steadi straight tactil terrestrial truthful vivid vocal
28 5m 671b BPE CIR CUDA ECG IT LIME MARL MOS SOD UQ XR accent adaption asynchronousli attentional axial bm25 card colleg comfort cone constantli counteract creator deductiv destructiv distress doesn endpoint expansiv finger fps fragiliti geneval harvest hole ideological informational intricaci invertibl invit isotropic justic laparoscopic manager matcher mileston multichannel nonstationari nucleus organizational pillar portabl priori prospectiv quasi recursiveli relaxation restrictiv routineli scrape sky specialti specular strain synonym triangl triplan ucf101 unbalanc uncontrol veraciti wisdom
29 160 RE SDS TCGA XLM ade20k argovers bilstm commit communicativ complication confidentli constituent convention corroborat credit cumbersom deduction disabiliti download extractiv fairli favorabli gloss groundbreak homepag href humor implausibl instill interagent involvement kitchen kullback leibler lifecycl listener literal livecodebench manifestation marginalli monotonic multigranular musical narrowli nonparametric novic oncologi phantom plateau promptabl qualifi racial referential seasonal sharpen ship silhouett smoke soil subfield subtli sufficienci suspicious transcend underspecifi valenc
30 2015 3k ANN CR CUB DDPM HDR IS PD VGG a100 anisotropic attach broadcast chip claus datafre diabet disclos dream equaliz explosion facto haze hurdl hypergraph idealiz inclusiviti incompleteness incorrectli indicativ interdependent iterat mandarin millisecond misinterpretation molecul multiinstanc neurological nonconvex numeric pain prognostic reasonabli rehabilitation rescu say season semistructur shapley situat something ultralow unannotat underresourc unidirectional untap upload vivo
31 512 7x MCP NDCG UCF abstractiv advantageous afterward aime24 asian attitud authorship bioinspir biomechanical border chamfer cinematic coexist colorectal coloriz comparativeli crime cultivat denot dev dialectal editor electron en fastest fisher fixation greatest habitat handwrit humaneval intrusiv jetson multisubject onset perpetuat persistenc polar polish retinopathi scholarli sex siames stealthi stereotypical supportiv tamper twofold universaliti unobserv upscal verbatim victim wait
32 BLIP MC MOT PET PTQ RM UV VLN absorb accelerator achievabl analog anticipation append appropriateness circl classroom deliberation disadvantag disparat dot edu elicitation equiti equivarianc erasur faciliti familiar femal font grand grayscal household incompatibl intractabl intramodal kinetic leap letter longbench maker malignant maximal metacognitiv meteor monolithic mutation nonoverlap nowaday optic overload permit plate portugues qwq32b refiner replica reproduction rig scheduler sphere suffic textbook toleranc vbench
33 250 FFN GT IDF KAN SHAP adjustabl advic algebraic arxiv backtrack bad baye campaign charg competenci configurabl copilot determinant disinformation disturbanc dramatic echo economi educator embrac episodic fabricat fetal floor gemma3 grown hausdorff inequaliti interdependenci interfer intertwin kaggl laplacian lidar lifelong llm map50 meticulous opposit partli penetration populat prosodic pubm questionnair radius rephras subproblem subword swarm thickness travers ultimat unmask violenc weigh
34 2000 BRATS CA CLS III KNN algebra articulation authentication bin brows byte certainti codesign densenet desktop entailment extrapolat feel hair hot hyperbolic invocation latin militari offload perfectli pick proceed provenanc radial radiograph rationaliti reprojection responsibiliti rotational serializ shorten sync tame translator truncation underestimat vice vietnames viewer wildlif xgboost
35 ARC CARLA OCT TOM affordabl aggregator ambient atlas closur crisis deem diff distract distraction guard handful histopathological illusion invalid lesson magnifi multibranch multidisciplinari negation obvious offic oversimplifi performant persuasion persuasiv pointwiz prostat reformulation reorganiz rough sarcasm slot snapshot spoof stochasticiti timelin unfair uniqueness unlimit versa week worker
36 2m CS DP DR DS GRU NN SMPL UK aging alarm ancient animatabl argumentation arnold artwork attentiv authoriti cheaper competitiveli consultation contradictori crack e2e equilibrium essenc ethniciti fitness flood geometrical i2v imperativ laser lexicon male marginaliz nano nighttim normativ notoriousli older pack paid predecessor predominant proportional provabli radiological recur reliant row semantickitti shop sought star untrim watch
37 1st CE IP MCQ NLI QWQ REACT RFT RTX SC SDF SNR abdominal acut ahead analogi batteri comprehensiveness cyclic dangerous deception developmental digit elevation essay ethicalli exit gen instant interpretiv manageabl meaningfulli microsoft multicenter nonlocal optimum optional parser pathologist pitfall preoperativ receiver refus resist retrospectiv semiautomat skew successiv thesis traction trillion unification verbaliz waveform
38 128 CV JSON MDP MI NEXT NP VAD abundanc adjacenci again albeit bolster carbon centuri conform correctiv crawl deficit dehaz dissect elastic embodiment episod gemini1 haystack historicalli informal leak llava1 mechanic min nativeli orthogonaliti paragraph perceptualli regulariti resort roll spline subnetwork t2 tension unnatural vgg16 yolov11
39 600 HAR MSA PRM RGBD alias assuranc attenuation ball brand celeba certifi chronic compositionaliti concentration convinc cybersecuriti debug diabetic diffus dilat division dynamical enormous enrichment eventualli hear impactful inventori job manuscript mild multiplication multisensor muscl observational odometri panorama pariti pitch pleas policymaker realli recurrenc reranker safeli spearman strive truncat twelv twice vl7b warm
40 2k IV SVD acknowledg affiniti arbitrarili artificialli atmospheric automotiv ceiling conservativ convnext cope deepen designat disclosur disconnect dissemination efficientnet fire float flux formalism fragil hash hit horizontal inappropriat interactiviti kappa listen maneuver member morphologicalli my night occupi pedagogical plasticiti prerequisit reconcil resistant seg selector snow sparsifi stay subcategori textural traceabiliti traversal truthfulness unchang uniformiti unsatisfactori writer
41 2018 AE DA advertiz awesom camouflag defensiv door duplicat editabiliti enlarg falter frechet fuel heighten illuminat infus kolmogorov merit meter microscopic modulariti motor philosophi phonem positiveli saturat sharpli sight twitter unfamiliar unpredictabl vagu vanish
42 5k CVPR HQ NVS VQ apart bitrat chemistri clone compactness compliant condens discriminat dose elimination envision expressiviti government grad harmless helpfulness hide holisticalli humaniti inevitabl invisibl literari liver multicamera ordinal overconfidenc pertinent processor resnet18 subgroup substantiat threaten unbound underdevelop undesir universalli want woman zoom
43 8k 8x CP IOT IQA UDA accountabiliti confus credibiliti disruption excit externalli flatten fog fresh gameplay heat histogram inspect intelligentli intrinsicalli lite measurabl multiperson neuroimag never overwhelm polyp possibli preview propel purifi remedi responsiveness roughli slower technicalli thin tunabl wasserstein
44 CC EM GCN MME VLLM altitud apparent archiv autoregressiveli bundl covarianc deliberateli derivativ eg eleven enjoy goe gradual green guess harmonic humanoid injuri insightful intermodal investment kalman multiperspectiv neuromorphic paralleliz polynomial prospect quick repeatedli shade trap uneven upgrad
45 13b 6x 9b SE VOC affin amplitud arrang buffer conformal contradiction danc deform empathi flip gait glass guaranteed heritag imagin inadequateli initiat minoriti naturalistic newer orchestration pay phone r2 recommender redesign reorder surgeon t5 tremendous wherein
46 09 100k 2019 256 EEG FMRI LDM MAS ODE SA affordanc alteration attractiv brief centroid chanc dark enforcement forg fragmentation identifiabl inferior inflat interactiveli italian l1 opaciti paint parallelism polariz practicalli relight reparameteriz stringent systemic tedious tell ultrahigh uni unresolv weaken
47 001 10x 3x 6m 700 CD CI DSC VFM african blurri brought causalli codec comparabli cooccurrenc equivalenc hug institutional intellectual nearbi nonuniform partner periodic photographi precomput print prohibitiveli prominenc restriction sharpness shuffl substitution unwant vascular worth
48 SNN TF academia cityscap clearer corner crowdsourc divergent endeavor exerciz extrinsic formidabl impreciz indispensabl informativeness laborious mutualli needl participation planar postur predicat pursu shortag snippet stroke supervisori thing tweet vegetation verb
49 4x IMU LR RF anonymiz assembli begun configur death densifi ethic functionalli hazard induction interconnect intrigu lot me membership o4 openli pearson permutation preparation projector quit randomness responsiv rotat spontaneous transient unauthoriz verbos visit
50 AGI CFG MIL ROI ROPE bertscor bio biodiversiti brittl column contradict determination disambiguation doctor dominanc exponentialli fluctuation fuzzi gemma2 genuineli happen india indistinguishabl inertial influential leaf naiveli omission predictabl prefill prototypical pursuit replication scannet slight socio spur string subgraph tightli tractabl wireless
51 10k 800 COVID ROC STEM cognitiveli cohesiv conquer deceptiv discriminabiliti empathetic equivariant european farm feedforward gene geographical guardrail imitat interoperabiliti mathematicalli multivariat nest noun preced prolong readabl rest rigor stanc sustainabiliti titl transcrib vectoriz wast webpag
52 DG MCTS asymmetri avoidanc bilevel blueprint breadth chemical complementariti concurrent detrimental disproportionateli endoscopic flight hack impossibl interfram momentum photograph polariti rain reddit regress repetition sampler situational south stationari stitch subtyp t2v thematic tight understandabl wrong
53 AIGC GPS PPO RNN alpha american arriv bag beat behav biologi cardiovascular cooperation datascarc excessiveli fingerprint hyper intensifi mechanical multimodel noticeabl offensiv pictur posit relax reusabl rotari russian scaffold succeed therapeutic tutor unsuitabl zone
54 101 6d MVTEC SVM XL air confound covid19 defend disjoint escalat exactli explanatori flag gram incident inquiri lossless org originat pervasiv prognosis scanner secondari sim stimulat symbol western
55 DOF MNIST concatenation conceptualiz conferenc fluent fulfill interven intraoperativ lean multiimag packag protein rater separabl simplistic sparseli stakeholder t1 verbal youtub
56 00 GPQA REID acceptabl achievement anatomicalli arena cellular disregard elucidat entertainment fault film fundus genr imperceptibl inception incom mere ms multimedia nonenglish prevention saturation school wall worst
57 03 GENAI PLM adult customizabl deliberat delineat depression emission evad immens inaccessibl insertion invert median nonexpert nonreason observabl observer optimaliti phenotyp plot productiviti resistanc separabiliti sort stain
58 08 2021 EHR FLUX HOI WER additiv adequat akin alzheimer artist assembl assistiv capitaliz catalyz citation delta deployabl discern distractor entanglement geo initiativ marin nonrigid operationaliz panoptic phi quantum rasteriz repair subjectiviti terrain travel wearabl
59 120 SFM accident adversarialli app entail impairment integer internalli mediat month mount neither optimalli premiz reaction reflectanc reviewer workshop www
60 KD angular arrangement auditori backpropagation datacentric deliveri deteriorat disagreement discontinuiti evident hindi invok mimick ordinari pareto prepar profound spherical transmit waymo
61 4b INR audienc belong combat competitor conservation convex deblur digitiz freeli med multiround onboard plain price put reactiv seem semeval tied vertical warn
62 07 HR ST agenci controlnet cumulativ editabl fluid handwritten independenc infeasibl localiti moral mortaliti oppos overrelianc poison rubric socialli spark therapi toxic ubiquitous unexpect
63 150 1m 2022 FL UI bootstrap click enterpriz extrapolation genetic hint master phonetic plus realm roadmap rollout sensori
64 06 1d 2020 II PCA VLA brightness derivation eras korean pragmatic proximal seemingli stratifi surg tile unfold usefulness
65 02 1000 AIME CXR RLVR ad appropriateli big compani contrari democratiz did don greedi hing imperfect insufficientli mission omit pascal walk yolov8
66 HSI US ax displacement elaborat emotionalli exhaustiv expens garment nor oracl panoramic photometric storytel tri
67 FM MSE RMSE analogous biologicalli concatenat decentraliz dropout exemplar factualli focal freedom indian innovativeli lane llama2 nonetheless old paramount passiv readabiliti revision suggestion symmetric viabiliti
68 04 RS TTA bone collaborat concreteli delineation denseli dialect emergenci epoch immediat incorporation institution intuitiveli metalearn multiresolution none physician proximiti rival sentinel survival
69 5x LPIPS backdoor china claude3 curvatur default epistemic gpt2 host logicalli minimalli mm movi pace pressur regressiv resampl
70 14b CL DETR combinatorial desirabl differentiation differentli factoriz governanc indirect individualli instantiat neuro opaqu participat pilot press proactiveli reject suppli unpair
71 2x 4k adversari arm book collaborativeli copy doing encapsulat euclidean exemplifi flat logistic necessarili prefix radiation redefin skeletal theorem unrealistic violat
72 abnormaliti bind cast continualli discriminator formalli internaliz interpolat laboratori math500 paraphras prioriti regulat substitut symmetri synergiz technological theme underpin undesirabl whisper
73 AP AV CAM SAE blood compil confident considerabli endow eval facet inadvertentli infinit instructional instrument interdisciplinari iv linearli multigranulariti rejection smartphon speculativ standalon unrelat weaker wider
74 bottom causaliti compensation competenc drug formula indeed insid interclass longitudinal multifram owing puzzl signatur specialli synergisticalli unconditional
75 4open HD aggressiv circumvent conjunction designer distant harder height histopathologi international naturalness parti piec strictli swap vessel wors
76 drawback equipment footag gpt3 molecular nontrivial refusal turbo unveil
77 CPU aforemention centraliz gemini2 had hierarchicalli integral lowest neurosymbolic omni origin outsid properli retinal satisfaction scientist submit susceptibiliti until
78 SD autonomi broaden categorical interestingli pinpoint reader recursiv regular repetitiv routin unbias
79 commerc converseli counter cours lost qwen3 repurpos resilient sam2 sum witness
80 cohort ecological healthi home max particl portrait race session singular stepwiz sustain upsampl wave
81 AUROC DINO NER apertur collectiv delv discretiz entangl freez homogeneous mobiliti otherwiz stereotyp street
82 actualli animat away cifar100 critic exploratori heatmap intuition let mistak modest multispectral music neuroscienc reshap roberta router sector unintend
83 biomarker codebook confront diagram ease fraction geospatial inner keyfram overthink violation width
84 MATH MIMIC abnormal ai axis cold communicat confin debias decay front grammar l2 multimodaliti offset penaliz provider shorter stimulus toxiciti
85 MM ROUGE SAR TTS XAI attacker depict diverg existenc fly french incentiviz multiobjectiv symptom to3d unabl understudi
86 SQL downsampl elevat figur helpful intraclass maintenanc national personaliti psychologi softmax tradeoff wikipedia
87 MR breast critiqu drasticalli outdat physiological problematic slightli spanish spike syntax unleash vertex
88 2b anomalous audit board codebas diversifi hous mass nvidia smoothness stride supplementari
89 backward beam command consecutiv formation geometricalli orchestrat originalli posterior presentation principal stop universiti
90 clue clutter completeli file imped irregular negativeli reasoner red server unfortunateli watermark
91 72b DM IR absent asynchronous chosen comment consolidat deepli favorabl forensic groundwork japanes lastli markedli official randomiz soon suitabiliti terminologi
92 accomplish asymmetric done equitabl exam executabl huge lung microscopi regulatori scalar thank theoretic
93 400 CAD SLAM WSI abundant biometric cloth dictionari grammatical inevitabli lip noninvasiv passag refram resnet50 strongest syntheticalli tone tripl unman v1
94 accept corruption decid descent ever handcraft kinematic late motivation ontologi register reviz sharp styliz water
95 01 child copyright hate linguisticalli resembl swin today underutiliz
96 actor array articulat bandwidth dinov2 exclud generaliti neutral peer undergo underwater unsaf
97 GUI RLHF SR customer dataefficient erroneous gaze go monolingual nearest pyramid specialist surpriz
98 dilemma hospital imitation occupanci perceptron richness section superficial timestamp top1 unconstrain warp
99 05 360 business cardiac concret contamination draft entri extensibl impli insert moderation novelti penalti rewrit surrogat tier unlearn velociti
100 clearli collectiveli controller incrementalli satisfactori shadow solid strike tiny trivial
101 PEFT YOLO arithmetic contour experimentalli forgeri oversight
102 300 MS agricultur canonical car classic documentation fed finer geographic graphical interview notion portion proportion recommend regulation reidentifi replay return sufficientli
103 BEV GNN crowd disciplin harmoniz heart inclusion inclusiv inherit radiologist reasonabl
104 59 KL SSM contact cornerston easier ego exploitation held invarianc markov multisourc seed societi supplement v3
105 UNET advent bilingual marginal middl multidomain
106 affectiv anti attend confusion demo food half misus prevalenc sport toolkit
107 anonymous cifar10 climat consequenc conversion disaster equal neighborhood occurrenc proper reweight tensor thermal utteranc
108 authenticiti compound evolutionari exacerbat govern plausibiliti readili stress testb thoroughli transcript
109 advocat band circuit cultur equalli experimentation gsm8k inaccuraci leaderboard lose plant prohibitiv submission
110 LSTM animal appeal constant factualiti faithfulli financ flexibli replacement sustainabl
111 1b MMLU contextualiz corrupt damag db descriptiv drawn drone fluenci sketch suppression
112 adequateli artistic concurrentli cooperativ dramaticalli electronic manifest manufactur mention moment multifacet photo safer transportation
113 distinctiv finit german grasp player readi shortcut transcription workload
114 anatomi decad deviat lift mid planner radiologi uniformli
115 51 57 calculation consumer creativiti footprint generalist granular ill keyword marker pathological rerank
116 MT SSL chatbot consensus debat emphasis fourier placement proficienci proliferation reflectiv scatter simpliciti twin
117 MAE bank gestur inabiliti misclassifi organ qualitativeli severiti shed speak win
118 KITTI anticipat client deficienci expressiveness hamper outstand prevail skip specificiti unavailabl
119 62 DNN accordingli alternat impair sequentialli status structuralli tabular
120 2023 54 accumulat argument benign closer commonsens misalign tracker union worldwid
121 atomic exponential forest immersiv lag micro rectifi spot surgeri too ultrasound
122 checkpoint collision flash flaw isolation lengthi multiobject pronounc statisticalli timestep
123 agricultural careful clarifi doubl examination know licens option peak unstabl
124 41 ICL distort dub localli modulation period practicaliti procedural similarli societal
125 69 inspiration inversion methodological minor morphologi psychological
126 47 chart choos emulat functionaliti gemma interval o3
127 52 56 61 76 GS arabic broadli disorder everyday instabiliti interleav respectiv skeleton taken
128 breakthrough discard land political recip safeguard try
129 53 68 adher aesthetic comprehend connectiviti ineffectiv perturb proactiv
130 SLM cosin fake invasiv mechanistic negligibl perplexiti statement themselv transport wavelet
131 39 DL chunk delay justifi pedestrian talk unnecessari
132 bird disentanglement species temperatur
133 FLOP garner multilabel obscur pure
134 FPS defect developer ecosystem fold genuin git gold hyperspectral ongo pioneer stori transformativ viabl
135 37 63 LRM converg countri descriptor diminish distributional leakag left list minimum protect trial
136 BLEU CIFAR KG OCR chest progression spread trait
137 49 74 VR almost composit constitut convey exchang phrase receptiv slice
138 compensat enough estimator gather mirror persona publication request retriever stack synergi transferabl uniqueli usabiliti
139 46 58 interplay mostli overli populariti repeat visibiliti
140 UAV compatibiliti messag resilienc retention salienci satisfi special stylistic uncertain
141 deformabl et googl hypothesiz intention moderat proof
142 activeli deepfak distinction faithfulness internet skin subspac
143 KV avatar federat naiv
144 79 AD belief clariti learner manifold perfect pureli sometimes synergistic understood
145 72 al assignment carlo culturalli expectation multiclass orthogonal quickli unprecedent white
146 70b mont o1 smart spurious strict voic websit
147 71 authentic below chat economic load mathematic schema secondli topological
148 32b LMM driver inductiv multihead outlier par secur ultra
149 73 SSIM correctli earlier meticulousli opinion predictor quantiti squar
150 81 FID accommodat allocat city earth fashion introduction landmark market mind recurrent upper
151 42 66 accompani adherenc bi last medicin neuron sonnet
152 48 accumulation continuiti coordination differentiat dominat favor magnetic minut your
153 34 5b acoustic completeness egocentric former percent reproduc resonanc tag underrepresent
154 55 hundred macro occlud rareli triplet volumetric
155 65 dimensionaliti feasibl harm python regardless site strategicalli tail tomographi vote
156 blind deterministic serious simulator trustworthiness
157 day duration exclusiveli mereli mimic morphological plane sound transmission
158 entireli kind posthoc push
159 1k 67 77 asset compel dependenc discrimination equation identical regional
160 ID abstraction compet faithful logit save
161 chatgpt crucialli declin onto susceptibl syntactic teach
162 38 43 truli
163 45 VAE graphic intend obstacl percentag regim thousand
164 adjacent advers complianc concentrat display get misinformation relational stereo
165 64 84 MIOU counterfactual exposur hallucinat protection statistic
166 31 36 cascad clinician competition era shortcom stabiliz tendenci
167 3b bypass inspection jailbreak later mistral remarkabli
168 curation curv cycl fair friendli proposal weakness
169 200 directional nine parameteriz underperform
170 44 de matter note runtim switch traditionalli
171 82 analytic author evaluator interpolation room
172 MLP algorithmic beneficial care contemporari firstli hierarchi radar resnet round solver urgent
173 analytical biological librari medium replicat unimodal
174 daili multilayer
175 29 IOU bayesian contextualli equivalent inadequat malicious metadata outdoor postprocess throughput versatiliti
176 emergent heavi item necessiti simpler
177 OOD avenu infrared randomli rare
178 carri gradualli representational
179 calculat disrupt drift norm realiz root
180 engagement globalli initialli personal publish robustli stake
181 MOE autonomousli discours mislead reproducibl significanc situation straightforward thorough
182 COCO collaps frequent now shallow surgical surprisingli timeli
183 assistanc blend curriculum extra formaliz horizon inpaint
184 modulat nuscen prefer reformulat strategic tumor vanilla
185 87 billion bit maximum rigorousli simultaneous
186 78 deviation ideal multihop strongli voxel
187 33 heterogeneiti
188 NERF biomedical conciz validiti
189 keypoint latter richer right scope stand streamlin surveillanc
190 86 adaptabl exact huggingfac
191 500 possibiliti privat salient separation
192 DPO ML hyperparameter indicator log majoriti respond side topologi
193 93 deal incremental propagat unreliabl
194 API ask cut demographic discussion latest nonlinear rotation
195 GAN deviz elicit financial pars t2i
196 AUC allocation persist
197 batch criticalli mental spoken
198 attribution basis consideration dice locat memoriz possess prominent proxi quadratic quantitativeli responsibl transferabiliti
199 DIT acceptanc foreground implicitli strengthen why
200 91 alreadi controllabiliti extractor radianc
201 hop reus script simpli surround versus
202 lexical partition severeli
203 27 LLAVA barrier conceptual overview registration
204 88 impos lab largest proven rethink
205 activat actual cell lesion primitiv revers you
206 83 89 dominant henc shelf
207 excellent fragment weakli
208 accessibiliti keep might
209 least schedul
210 28 agreement auto burden differential educational impractical valid whose
211 4d AR variational written
212 excessiv practitioner recoveri reproducibiliti
213 26 94 cognition creativ crop live v2
214 likelihood orientation trainabl
215 97 extensiveli inaccurat legal
216 35 attract partialli scratch who
217 alter break clip nativ navigat neighbor pairwiz
218 ASR parametric prevalent trigger
219 guidelin multidimensional operational revolutioniz
220 32 grade lay sacrific
221 hoc read
222 academic acceleration besides undermin
223 age conclud divergenc illumination
224 VL histori rational
225 75 always angl operator repositori separateli subtask
226 restor
227 annotator applicabl express
228 believ calibrat expansion give once split
229 96 aerial approximation gender preliminari semisuperviz
230 92 diagnos magnitud slide typical weather
231 stochastic
232 98 LLAMA compatibl extrem importantli infrastructur rigid screen ten
233 PSNR mutual sign
234 tissu
235 2024 automation conclusion divid education physicalli revisit
236 attain coefficient growth indoor intensiti multilevel
237 BERT catastrophic massiv see versatil
238 differentiabl extent look visibl
239 explainabiliti likeli news wild
240 assistant
241 removal road
242 injection itself preciseli
243 animation dispariti forc greatli intersection lens mismatch offlin successful theoreticalli
244 date tabl would
245 behavioral complicat compositional etc grid manipulat pathologi
246 desir inefficienci lingual verifiabl
247 anchor
248 execut
249 LM claim mine profil
250 deformation ethical exceptional mark nearli
251 22 littl
252 SAM down frozen integriti sparsiti synchroniz
253 inefficient throughout
254 23 cach continuousli engag forecast generic photorealistic softwar
255 85 actionabl back claud mini peopl pro vast
256 come fundamentalli nevertheless
257 MAP custom spectrum speedup
258 70 anything fairness feed iteration satellit
259 complement openai threat unclear
260 bring superresolution
261 fals pivotal
262 engin incomplet invers professional write
263 qwen
264 summari traffic
265 compos continual harness narrow positional uniform
266 clinicalli
267 check life mobil
268 VQA comprehensiveli demonstration servic
269 everi ultimateli varianc
270 formal vulnerabl
271 multiturn pool scarc
272 blur population symbolic unlock
273 easy manag
274 99 composition interferenc longer pathway
275 illustrat respect sentiment transparent
276 definition mamba reinforc subjectiv
277 abov extremeli
278 extension kernel
279 21 appear considerabl expressiv fit persistent steer
280 embodi
281 LVLM absolut functional intuitiv led poorli though
282 commercial eye far soft
283 decreas emergenc fill product store trustworthi
284 craft eight frontier selectiv storag team
285 24
286 leav propagation
287 budget empower recommendation
288 multistag trust unstructur whereas
289 amplifi defens hope margin prototyp speaker
290 GRPO association relativeli rout
291 LIDAR expect
292 hour mainstream misalignment own weak
293 clean consequentli currentli
294 differ receiv unknown usualli
295 60 80 rise sophisticat templat
296 consumption
297 cancer realism
298 CT ambiguous node production slow
299 emotional hypothesis industri
300 adjustment
301 activ
302 equip gate gpt4 math
303 invariant newli
304 behind reliabli
306 begin line seamless spatio
307 ray transparenci
308 19 3dgs connect landscap stem
309 mesh outlin
310 another approximat
311 completion
312 irrelevant
313 basic expos feasibiliti ignor narrativ
314 distribut mitigation nameli plausibl subsequent
315 logic meta run tokeniz
316 naturalli selectiveli super
317 incur occur taxonomi
318 alon
319 convolution granulariti reflection
320 17
321 connection meanwhil spatialli
322 smooth
324 absenc customiz law
325 index true
326 SFT
327 discover explain numerical partial preprocess
328 suppress
329 iii treatment urban
330 availabiliti instruct investigation necessitat pseudolabel restoration whole
331 holistic vs
332 MRI generalli temporalli
333 arbitrari multistep
334 articl guarante
335 aid draw safe
336 expertiz inject probabilistic third
337 degre incorrect independentli
338 unexplor
339 40 cultural normaliz widespread
340 good harmful inconsistent isolat residual
341 chines projection
342 act assum intent stronger
343 bidirectional forget physic
344 labor realiti
345 correlat
346 8b past
347 correspondenc gemini llama3 simplifi
348 95 counterpart energi
349 person threshold
350 formulation
351 classical implication monocular prone seen useful
352 anatomical databas exceed
353 window
354 90 perceiv
355 abstract closeli heuristic presenc sufficient
356 conversational correctness idea
357 black densiti intricat universal
358 lie
359 predefin sever
360 interact
361 coupl meet participant
362 historical intra
363 18 imagenet seven vital
364 explainabl highest regard setup spectral
365 overfit trend
366 discrepanci
367 criterion
368 brain continu
369 disentangl proprietari
371 conversation
372 conflict ensembl layout
373 deeper encounter normal skill
374 opportuniti
376 adapter foster
377 anomali count emotion industrial overlap posttrain seek vulnerabiliti
378 agentic
379 activiti calibration very
380 central
382 around hardwar move viewpoint
383 25 accord datadriven quantiz
384 approximateli program rapidli
385 accessibl place
386 optical
387 unlabel
388 llama modular multitask
389 easili progressiveli
390 total
391 collaboration hidden
392 replac successfulli
393 resolv
394 auxiliari informativ
395 plug securiti
397 hold merg translat visualli
398 transition
399 appropriat argu discoveri regression
400 acquisition clear qwen2
401 convert vocabulari
402 LORA able adoption just procedur
403 16 near progressiv
404 great
405 imbalanc
406 dedicat initializ
407 logical recover
408 interfac prune semi
409 distortion game
410 probe
411 autoencod
412 VIT tree
413 character judg predictiv redundanci
414 specifi
415 ratio raw unit
416 necessari
417 GPU coordinat mainli pave
418 preservation
419 entropi start
421 empiricalli formulat navigation
422 13 discret retrain
423 alongsid ambiguiti comparativ
424 maximiz
425 correction
426 numerous
427 awareness frequentli heavili possibl
428 famili
429 drop mode variabl
430 bench evolution execution
431 aggregation assign
432 30 carefulli
433 enforc fall foundational web
434 statistical
435 measurement trace
436 fact orient version
437 net redundant teacher
438 aris
439 2025 predominantli
440 perceptual virtual
441 judgment pass restrict
442 consum factual record
443 architectural
444 comprehension here showcas
445 14 mixtur
446 potentialli
447 cannot
448 link organiz
449 generator
450 controllabl encompass greater
452 categoriz enrich prioritiz prove technical
453 dependent refer robot
454 innovativ management us
455 candidat if
456 media must
457 convergenc topic
459 center compress together
460 healthcar subsequentli
461 collaborativ location
462 matrix phenomenon
463 deepseek hard
464 binari movement so
465 uncover
466 induc much
468 flexibiliti
469 broad causal
471 amount intelligent
472 sequential
473 insufficient relevanc
474 learnabl loop
475 channel decomposition fewer intrinsic
476 inconsistenci perturbation variabiliti
477 alleviat
478 account branch
479 coverag independent
482 11
483 acquir iterativeli probabiliti rigorous visualiz
484 discriminativ material
485 r1 remot tend
487 should
488 attempt commonli imageri
489 heterogeneous scientific
490 body facial poor
491 certain sinc
492 creation
493 primari protocol student subtl
495 assumption standardiz
496 previousli
497 interpretation relation
500 describ
501 representativ
502 notabl sensitiviti volum
504 bottleneck
505 color million
506 becaus generalizabiliti
507 add miss
508 100 autoregressiv encourag stabiliti
509 reach
510 inherentli varieti
511 infer occlusion treat
512 configuration literatur
513 conditional intervention positiv
514 detector environmental failur usag
516 explanation
518 neglect recall
519 12 distill
521 dialog manualli
522 entir
526 scienc sub
527 co random
529 aggregat hand
530 promot suitabl
531 re
533 broader seamlessli
534 health scan summariz think
535 activation costli meaningful
536 caption efficaci
538 15
539 expensiv
540 remov
541 characteriz
543 decoupl
544 identiti
546 inform
547 mix
551 COT forward
552 construction
553 7b expand rais
555 pseudo
557 communication diseas sentenc
558 generalizabl
559 personaliz turn
560 QA discuss
561 entiti
563 manipulation negativ
564 subset
565 spatiotemporal
566 compact
567 multiagent separat
569 vehicl
570 latenci parallel
571 main
572 bound
573 noisi
575 interpret
576 subject
578 computationalli
579 50
583 motivat stream
584 befor retain
585 compromiz nuanc prevent
586 suboptimal
587 popular theori
588 format
589 faster
590 recogniz
591 patch
592 unsuperviz
593 mathematical
594 coars
595 could
598 series
599 appearanc suit
600 confidenc superioriti
601 agnostic scarciti survey
602 what
603 smaller
604 researcher
605 utiliti
607 qualitativ
609 textur
614 decompos
615 distinguish multiscal privaci
616 depend
618 scheme
619 adaptiveli
620 ablation
621 choic soleli
622 assist devic intermediat page
625 rule
628 block found
632 artifact
633 adaptabiliti avoid coherent element ii
634 expression splat
635 collection
637 20
639 000
641 RL sensor take
643 audio cognitiv implementation transformation
647 cluster deploy
648 variant
651 engineer regulariz
656 workflow
657 CLIP
658 fast
659 physical
660 RAG experienc
661 patient
662 adjust
664 combination
666 theoretical
667 robotic
668 digital phase
669 relianc
671 diagnosis major
672 compression
673 event
676 RGB
677 emphasiz
679 multiview
681 communiti
683 outcom sens
684 determin innovation
685 denoiz
687 semanticalli
691 coherenc
692 inter
693 interactiv six
694 deliver instead
695 surfac
697 gpt4o truth
698 interest
699 stabl
700 centric
701 implicit
702 diagnostic
703 evolv
704 dimensional
705 year
707 NLP excel word
708 monitor
709 manner strength
710 initial larger
713 4o
714 applicabiliti part
716 CNN
717 boundari
718 impressiv
719 vector
721 after hallucination
722 goal
724 SOTA attack
726 flow multilingual operation translation
727 associat box correct minimiz reduction
728 practic underli
729 top
731 distanc
732 complet doe evidenc jointli
735 retriev
737 platform
738 sensitiv
739 background
743 affect
744 validation
745 substantialli
746 therefor
747 known
751 requirement
753 capaciti
754 frequenci simultaneousli
755 gradient
757 accelerat
759 modern purpos technologi
760 particular
764 head
766 access reflect
768 internal
769 edge
770 complementari path
771 built
772 cloud next
773 exploration flexibl
774 edit
775 largeli
779 aspect
782 difficult uncertainti
783 eliminat review
784 scalabiliti
785 english
786 backbon valuabl
789 earli f1 static
792 social
794 convolutional
795 computation implement length
796 fix trade
797 fuse intensiv
798 degrad effort
800 underexplor
803 principl
806 corpus
808 automaticalli
809 per quantitativ
813 comparison
818 simulation
821 iterativ
822 final
825 joint linear
826 concern continuous
829 distillation grow name
833 relativ
841 confirm
843 enhancement
845 manual speech
846 exploit
848 document
851 degradation wise
853 io
854 onlin
856 operat quantifi
857 lower
858 adversarial
860 boost rather
862 augmentation dens
863 artificial overhead
867 feedback observation
869 help
870 being contribution influenc
871 refinement
872 geometri
873 either style
875 dependenci dimension
880 close
883 light
884 were
886 rapid
887 curat difficulti
888 modifi
893 correlation
898 linguistic
899 report
900 position
901 contribut uniqu
907 upon
910 unseen
911 simulat
913 collect contrastiv
914 advantag speed
916 interpretabiliti span
917 MLLM
918 external respectiveli
923 supervision
924 updat
925 hybrid preferenc
928 power
929 polici
931 wide
937 reconstruct
939 cover
940 factor
941 tackl
942 properti
944 interpretabl
945 order segment
955 transform underscor
958 capabl
960 made
964 efficientli was
967 methodologi minimal
970 examin
971 natur
975 benefit powerful search
976 differenc
978 filter
979 attribut
980 reliabiliti
984 along
985 those
989 short
991 adopt trajectori
992 automatic there
994 less
995 comparabl
996 group
997 cue
998 do
1004 2d thought
1009 description
1010 gaussian
1011 systematic track
1012 hierarchical
1014 some
1015 hinder
1016 correspond
1017 defin synthesiz
1019 render
1023 rank
1030 consider shape whether
1031 important
1036 intelligenc verifi
1037 consist optimal
1038 explicitli
1041 five
1048 alternativ post
1051 reward
1053 plan
1054 characteristic
1056 similar
1057 effect
1058 addition
1062 contrast overlook
1064 off thus
1065 no
1067 concept
1069 competitiv direct
1071 geometric importanc referenc
1076 safeti
1078 common
1081 accurateli
1086 rich
1090 empirical
1091 guidanc
1092 pixel spars
1095 mean risk
1103 increasingli
1104 explicit
1105 notabli
1108 overcom
1111 obtain
1115 project
1116 VLM
1118 selection
1119 action contextual
1123 precision
1125 area recentli
1131 serv
1133 localiz
1136 tailor
1146 drive
1148 wideli
1154 variation
1158 chain inspir
1159 conventional
1172 although
1173 original
1174 way
1180 distinct
1181 solv
1182 any
1184 diversiti measur
1185 systematicalli
1187 dual
1188 caus
1189 realistic
1191 exampl same
1197 estimat
1199 indicat
1203 camera
1204 GPT public
1208 instanc
1211 share shift unlik
1212 fundamental
1215 about demand success
1217 call
1218 similariti
1226 core
1229 comput
1231 full
1232 objectiv
1236 10
1237 autonomous
1243 chang
1245 direction
1246 structural
1247 categori
1253 among
1254 play
1259 individual
1264 extraction
1265 deriv
1268 compriz
1273 inherent
1279 instruction latent perspectiv
1281 observ primarili
1283 graph
1284 reliabl
1285 select
1287 highli
1288 beyond specializ
1294 remarkabl
1300 few
1306 against
1310 depth
1316 computer
1318 clinical
1319 fulli transfer
1320 synthesis
1325 relat
1326 dynamicalli
1327 out
1330 relationship
1333 memori
1337 constrain
1339 suffer
1340 shown
1343 perception
1348 yield
1351 valu
1356 surpass
1364 deployment
1365 decod
1376 number suggest
1378 overall
1383 contain form
1388 reinforcement
1400 assessment
1409 mask
1413 integration
1414 best nois
1419 higher
1426 constraint
1442 involv
1445 signal
1447 motion substantial
1448 given
1450 downstream
1451 additional
1463 becom fideliti
1469 machin progress
1474 balanc
1475 therebi
1484 lightweight
1487 estimation
1491 annotat preciz
1493 function
1494 follow
1499 textual
1501 expert
1503 adaptation
1514 extend
1515 represent
1517 finalli
1531 fusion
1532 resolution
1536 many
1540 may
1541 detect medical
1546 bias several
1554 role
1556 small
1557 zero
1561 simpl
1569 second
1571 match
1576 sequenc
1581 relevant
1585 four releas
1587 impact
1588 handl
1592 layer
1596 directli
1600 scalabl
1602 frame
1605 still
1609 bridg
1611 queri
1617 vary
1618 averag
1621 size
1623 publicli
1625 local
1626 especialli moreover
1627 class
1639 decision
1642 advancement
1646 behavior modal
1647 refin
1654 gain
1658 reconstruction
1660 case
1663 consistent
1670 rate
1688 weight
1696 augment
1706 creat
1715 emerg
1729 adapt
1730 free
1732 consistentli
1753 synthetic
1765 modaliti
1779 general predict
1785 essential
1794 facilitat recognition
1796 retrieval
1803 type
1829 typicalli
1832 foundation
1867 respons
1871 region
1872 fail
1874 adaptiv
1906 previous
1911 tool view
1916 automat
1921 development
1922 complexiti
1923 error
1924 unifi
1925 annotation
1926 will
1928 global investigat
1941 pattern
1954 standard
1961 non
1979 paradigm
1981 term
1984 agent
1993 component
1999 pair
2000 algorithm shot
2011 point
2013 establish
2016 build
2053 control
2056 map up
2067 generativ
2077 temporal
2080 allow
2088 despit
2094 exhibit
2104 practical
2105 mitigat
2124 conduct
2131 face
2135 finegrain
2145 toward
2166 futur superior
2168 end
2177 crucial
2178 field
2183 extract
2188 loss
2193 assess segmentation
2196 validat
2197 ground
2201 consistenci
2202 superviz
2206 answer
2212 even
2220 construct
2229 stage
2231 grain
2238 pose
2245 rang
2254 better
2263 interaction
2281 robustness
2295 token
2310 long
2317 produc
2334 driven
2348 distribution environment
2355 step
2356 self
2360 embed
2374 natural
2387 user
2389 resourc
2392 content
2423 neural
2438 been
2446 them
2453 traditional
2456 preserv
2467 scene
2475 label
2477 pipelin
2500 transformer
2510 cost
2512 insight
2516 output
2529 spatial
2543 condition
2551 utiliz
2558 promiz
2566 detail
2569 aim
2584 struggl
2589 increas
2592 diffusion
2599 pre
2605 well
2620 other
2642 parameter
2650 target
2657 particularli
2670 question
2678 encod
2680 maintain
2687 space
2704 how
2712 furthermor
2713 accurat
2715 prediction
2730 additionalli
2750 ensur
2760 AI
2763 metric
2767 solution
2769 strong
2781 lack
2812 test
2820 deep
2822 score
2831 alignment
2832 appli
2835 modul
2866 explor
2880 cross prior
2886 yet
2899 issu
2903 need
2909 singl
2924 support
2958 3d
2961 video
2963 align
2968 like
2997 most
3000 reveal
3005 one
3016 computational
3048 combin
3050 inferenc
3058 during
3062 develop
3067 perform
3072 under
3095 problem
3096 all
3098 then
3106 awar employ
3122 than
3135 incorporat
3156 object
3159 sampl
3161 within
3186 gap
3187 low
3189 experimental
3217 efficienci
3254 open
3257 classifi
3340 abiliti
3345 pretrain
3362 techniqu
3364 dynamic
3368 baselin
3401 improvement
3423 architectur
3432 attention
3446 mechanism
3452 guid
3457 input
3460 lead
3464 comprehensiv
3490 generaliz
3509 current
3536 make
3543 they
3574 sourc
3611 robust
3620 prompt
3649 multimodal
3652 rely
3661 detection
3726 specificalli
3735 highlight
3740 each
3751 various
3761 potential
3772 thre
3784 scenario
3792 effectiveli
3799 where
3840 semantic
3854 knowledg
3855 critical effectiv
3917 context
3923 network
3940 finetun
3950 different
3973 when
4031 offer
4052 limitation
4067 effectiveness
4107 captur
4136 reduc
4151 without
4161 identifi
4166 com
4174 advanc
4215 not
4222 focus
4248 understand
4250 optimiz
4256 structur
4257 research
4261 key
4282 recent
4303 tune
4315 find
4354 vision
4357 complex
4364 due
4421 efficient
4457 new
4505 compar
4521 further
4554 via
4606 multipl
4674 specific
4712 world
4713 representation
4754 only
4755 requir
4756 reason
4761 over
4773 visual
4878 domain
4883 level
4906 text
4909 divers
4997 application
5015 but
5025 also
5027 github
5045 set
5072 human
5107 strategi
5126 time
5134 availabl
5148 scale
5151 remain
5224 capabiliti
5251 significant
5270 http
5273 significantli
5294 includ
5296 integrat
5302 system
5376 limit
5561 studi
5652 first
5668 its
5682 information
5758 has
5782 qualiti
5799 code
5855 outperform
5865 between
5907 fine
5954 present
5970 generation
5979 be
6012 extensiv
6037 real
6062 evaluation
6068 accuraci
6106 evaluat
6135 two
6269 often
6296 more
6305 featur
6311 leverag
6374 analyz
6388 multi
6423 provid
6585 process
6600 design
6884 it
6925 work
7126 into
7198 generat
7249 paper
7317 art
7358 LLM
7407 through
7569 enabl
7629 high
7680 show
7707 have
7736 or
7841 both
8023 benchmark
8026 such
8172 state
8183 can
8274 at
8311 improv
8384 their
8498 enhanc
8702 novel
9070 imag
9089 experiment
9407 address
9449 exist
9555 however
9599 learn
9692 across
10065 data
10438 which
10514 framework
10560 result
10687 while
10864 challeng
10943 achiev
10946 train
11324 task
11567 are
11642 these
11667 approach
11686 larg
11836 languag
11982 dataset
12169 introduc
12336 an
12589 use
12804 performanc
13535 demonstrat
13935 base
14318 propos
14359 from
14599 method
15078 as
16530 is
16619 our
16927 by
20684 with
21665 on
21703 this
22127 model
22215 that
24202 for
24289 we
25139 in
25663 of
25998 to
26186 the
26389 and`;
