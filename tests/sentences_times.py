"""Sentences of many kinds of text with the times a careful reader finds in them: the tables of test_temporal.py.

A case is (published or None, text, expected), and expected lists (quote, TIMEX3 value) or (quote, value, from, to)
of every time expression of the text, in order. Written by hand for these tests; all names are invented.
"""

from __future__ import annotations

Case = tuple[str | None, str, list[tuple[str, ...]]]

AGENCY: list[Case] = [
    (
        "2025-02-13",
        "Officials on Thursday expressed concern over the talks.",
        [("Thursday", "2025-02-13", "2025-02-13", "2025-02-13")],
    ),
    ("2025-02-13", "He said he was reassured during a call on Wednesday.", [("Wednesday", "2025-02-12")]),
    ("2025-02-13", "The ministers will meet in Vienna on Saturday.", [("Saturday", "2025-02-15")]),
    ("2025-02-13", "The two sides are to meet again next Tuesday.", [("next Tuesday", "2025-02-18")]),
    (
        "2019-03-14",
        "A fire was reported on 9 January 2018. An inspection on 12 April found faults. A hearing is listed for 2 May.",
        [("9 January 2018", "2018-01-09"), ("12 April", "2018-04-12"), ("2 May", "2019-05-02")],
    ),
    ("2023-11-03", "A march is planned for Saturday week.", [("Saturday week", "2023-11-11")]),
    (
        "2031-08-22",
        "It left on 28 May. The drill hit rock in late July and broke a week later.",
        [("28 May", "2031-05-28"), ("late July", "2031-07"), ("a week later", "2031-07-28/2031-08-07")],
    ),
    (
        "2020-11-24",
        "They met in March 2016 and again over the following two years.",
        [("March 2016", "2016-03"), ("the following two years", "P2Y", "2016-03-01", "2018-03-01")],
    ),
    (
        "2020-11-24",
        "In early 2020 the bank offered a loan if they signed before the end of 2021. She came twice that spring.",
        [("early 2020", "2020"), ("the end of 2021", "2021"), ("that spring", "2020-SP")],
    ),
    ("2026-01-31", "The records should have been disclosed on Monday.", [("Monday", "2026-01-26")]),
    ("2026-01-31", "The work will have been finished by Monday.", [("Monday", "2026-02-02")]),
    ("2025-02-13", "Work will start in 2027 and end in May 2028.", [("2027", "2027"), ("May 2028", "2028-05")]),
    ("2025-02-13", "The court ruled last Friday that the ban was void.", [("last Friday", "2025-02-07")]),
    (
        "2025-03-20",
        "Negotiations this weekend will be a critical test.",
        [("this weekend", "2025-W12-WE", "2025-03-22", "2025-03-23")],
    ),
    (
        "2025-03-24",
        "Delegations met in the city over the weekend.",
        [("the weekend", "2025-W12-WE", "2025-03-22", "2025-03-23")],
    ),
    ("2025-03-20", "The treaty is set to expire next year.", [("next year", "2026", "2026-01-01", "2026-12-31")]),
    (
        "2025-02-13",
        "A land swap was suggested this week by the president.",
        [("this week", "2025-W07", "2025-02-10", "2025-02-13")],
    ),
    (
        "2025-02-13",
        "The offensive began days after the election in November.",
        [("days", "PXD"), ("November", "2024-11", "2024-11-01", "2024-11-30")],
    ),
    ("2025-02-13", "“We are ready,” he said in January.", [("January", "2025-01")]),
    (
        "2025-04-14",
        "There is a clear desire to end it before April 29.",
        [("April 29", "2025-04-29", "2025-04-29", "2025-04-29")],
    ),
    (
        "2025-04-14",
        "Both leaders have spoken twice over the past two months.",
        [("the past two months", "P2M", "2025-02-14", "2025-04-14")],
    ),
    (
        "2025-04-14",
        "On April 10 the talks were held in Oslo. The very next day the envoy flew home.",
        [("April 10", "2025-04-10"), ("The very next day", "2025-04-11")],
    ),
    (
        "2025-04-14",
        "The first round took place on Feb. 18 [see Vol. 77, No. 8, pp. 3-7]. At the time, hopes were high.",
        [("Feb. 18", "2025-02-18"), ("the time", "2025-02-18")],
    ),
    (
        "2025-03-16",
        "He clarified that on Monday, March 17, more would become known.",
        [("Monday, March 17", "2025-03-17")],
    ),
    (
        "2025-03-16",
        "At the end of February he arrived in the capital.",
        [("the end of February", "2025-02", "2025-02-21", "2025-02-28")],
    ),
    (
        "2025-03-16",
        "But in early March, the media reported the opposite.",
        [("early March", "2025-03", "2025-03-01", "2025-03-10")],
    ),
    ("2025-03-16", "He expects a cease-fire “within weeks.”", [("weeks", "PXW")]),
    ("2025-03-16", "They agreed on a 30-day truce.", [("30-day", "P30D")]),
    ("2024-12-30", "The ceasefire ends on January 19.", [("January 19", "2025-01-19")]),
    ("2025-01-03", "Fighting resumed on December 28.", [("December 28", "2024-12-28")]),
    (
        "2025-06-11",
        "Polls open at 7 a.m. on Sunday and close at 8 p.m.",
        [("7 a.m. on Sunday", "2025-06-15T07:00"), ("8 p.m.", "2025-06-15T20:00")],
    ),
    (
        "2025-06-11",
        "The blast happened at about 10:30 a.m. local time on Tuesday.",
        [("10:30 a.m. local time on Tuesday", "2025-06-10T10:30")],
    ),
    ("2025-06-11", "Two people were killed overnight, police said.", [("overnight", "2025-06-11TNI")]),
    ("2025-06-11", "The minister resigned late Monday.", [("late Monday", "2025-06-09")]),
    ("2025-06-11", "A curfew was imposed on Tuesday night.", [("Tuesday night", "2025-06-10TNI")]),
    ("2025-06-11", "The earthquake struck at 03:45 GMT.", [("03:45 GMT", "2025-06-11T03:45")]),
    (
        "2025-06-11",
        "Talks collapsed earlier this month.",
        [("earlier this month", "2025-06", "2025-06-01", "2025-06-11")],
    ),
    ("2025-06-11", "Elections are due later this year.", [("later this year", "2025", "2025-06-11", "2025-12-31")]),
    ("2025-06-11", "He was released two weeks ago.", [("two weeks ago", "2025-W22")]),
    ("2025-06-11", "The ban was lifted three days ago.", [("three days ago", "2025-06-08")]),
    ("2025-06-11", "About a year ago the firm moved north.", [("About a year ago", "2024")]),
    ("2025-06-11", "A decision is expected in two weeks.", [("two weeks", "2025-W26")]),
    ("2025-06-11", "The strike, which began on 2 June, entered its second week.", [("2 June", "2025-06-02")]),
    ("2025-06-11", "Protesters gathered on the eve of the vote; turnout last time was low.", []),
    ("2025-06-11", "He called it the worst storm in more than 50 years.", [("more than 50 years", "P50Y")]),
    (
        "2025-06-11",
        "The summit takes place from June 15 to 17 in the mountains.",
        [("June 15 to 17", "2025-06-15/2025-06-17", "2025-06-15", "2025-06-17")],
    ),
    (
        "2025-06-11",
        "Flights will be suspended from June 28 to July 3.",
        [("June 28 to July 3", "2025-06-28/2025-07-03", "2025-06-28", "2025-07-03")],
    ),
    (
        "2025-06-11",
        "The rule applies since March 1 and until the end of the year.",
        [("March 1", "2025-03-01"), ("the end of the year", "2025", "2025-09-01", "2025-12-31")],
    ),
    ("2025-06-11", "He had been in office for nearly three years.", [("nearly three years", "P3Y")]),
    (
        "2025-06-11",
        "The deal is now in doubt, but recently both softened.",
        [("now", "PRESENT_REF"), ("recently", "PAST_REF")],
    ),
    ("2025-06-11", "Diplomats hope for progress in the coming weeks.", [("the coming weeks", "FUTURE_REF")]),
    ("2025-06-11", "Tensions have grown in recent years.", [("recent years", "PAST_REF")]),
]
COURT: list[Case] = [
    (
        None,
        "On 3 March 2019 the claimant wrote to the defendant. Two days later the defendant replied.",
        [("3 March 2019", "2019-03-03"), ("Two days later", "2019-03-05")],
    ),
    (
        None,
        "The contract was signed on May 5, 2018 and terminated on June 3, 2018.",
        [("May 5, 2018", "2018-05-05"), ("June 3, 2018", "2018-06-03")],
    ),
    (
        None,
        "Plaintiff filed suit on 4/29/2015; a hearing was held on 05/12/2015.",
        [("4/29/2015", "2015-04-29"), ("05/12/2015", "2015-05-12")],
    ),
    (None, "The notice of 29.04.2025 was served within 14 days.", [("29.04.2025", "2025-04-29"), ("14 days", "P14D")]),
    (None, "The motion shall be filed no later than August 1, 2021.", [("August 1, 2021", "2021-08-01")]),
    (
        None,
        "Between January 2014 and March 2016 the accused made 14 transfers.",
        [("January 2014 and March 2016", "2014-01/2016-03", "2014-01-01", "2016-03-31")],
    ),
    (None, "Under Section 2004 of the Act, Article 5 and page 1999 apply to 2000 shares.", []),
    (
        "2020-06-04",
        "He was arrested in March 2019 and convicted in November.",
        [("March 2019", "2019-03"), ("November", "2019-11")],
    ),
    (
        None,
        "Judgment was handed down at 10.30 am on 12th October 2010.",
        [("10.30 am on 12th October 2010", "2010-10-12T10:30")],
    ),
    (None, "The appeal must be lodged by the 29th.", [("the 29th", "XXXX-XX-29")]),
    (
        None,
        "The witness stated that on the night of 5 May 2011 she was at home.",
        [("the night of 5 May 2011", "2011-05-05TNI")],
    ),
    (
        None,
        "The lease ran for two years and three months from 1 July 2012.",
        [("two years and three months", "P2Y3M"), ("1 July 2012", "2012-07-01")],
    ),
]
SPORT: list[Case] = [
    ("2025-05-11", "Rovers won 3-2 on Saturday after trailing 0-2 at half-time.", [("Saturday", "2025-05-10")]),
    ("2025-05-11", "She scored in the 2nd minute and sat out the second half.", []),
    ("2025-05-11", "They host City next Saturday at 3 p.m.", [("next Saturday at 3 p.m.", "2025-05-17T15:00")]),
    (
        "2025-05-11",
        "The club last won the cup in the 1998-99 season.",
        [("1998-99", "1998/1999", "1998-01-01", "1999-12-31")],
    ),
    ("2025-05-11", "He ran the marathon in 2:05:13, a record that stood for a decade.", [("a decade", "P10Y")]),
    (
        "2025-05-11",
        "The striker joined in the summer of 2023.",
        [("the summer of 2023", "2023-SU", "2023-06-01", "2023-08-31")],
    ),
    ("2025-05-11", "Training resumes on Monday morning.", [("Monday morning", "2025-05-12TMO")]),
    ("2025-05-11", "The Hawks scored a touchdown in the fourth quarter to win the game.", []),
]
COMPANY: list[Case] = [
    (
        "2008-10-22",
        "Profit rose 12 percent in the third quarter of 2008.",
        [("the third quarter of 2008", "2008-Q3", "2008-07-01", "2008-09-30")],
    ),
    (
        "2008-10-22",
        "Third-quarter revenue was $2.1 billion, compared with $1.9 billion in the same period last year.",
        [("Third-quarter", "2008-Q3"), ("the same period last year", "2007-Q3")],
    ),
    ("2008-10-22", "In Q2 2008 the company sold 2000 cars.", [("Q2 2008", "2008-Q2")]),
    (
        "2008-10-22",
        "It expects fiscal 2009 sales to fall; results are due Nov. 5.",
        [("fiscal 2009", "FY2009"), ("Nov. 5", "2008-11-05")],
    ),
    (
        "2008-10-22",
        "The first half of 2008 was weak.",
        [("The first half of 2008", "2008-H1", "2008-01-01", "2008-06-30")],
    ),
    (
        "2008-10-22",
        "Shares closed at $12.50 on Tuesday, down from $14 a year earlier.",
        [("Tuesday", "2008-10-21"), ("a year earlier", "2007")],
    ),
    (
        "2008-10-22",
        "The plant will close by the end of 2009.",
        [("the end of 2009", "2009", "2009-09-01", "2009-12-31")],
    ),
    ("2008-10-22", "The dividend is paid quarterly.", [("quarterly", "P1Q")]),
    ("2008-10-22", "Deliveries begin in mid-2010.", [("mid-2010", "2010", "2010-05-01", "2010-08-31")]),
    (
        "2008-10-22",
        "Sales fell in September from the year-ago period.",
        [("September", "2008-09"), ("the year-ago period", "2007-09")],
    ),
    ("2008-10-22", "It was the first loss since the late 1990s.", [("the late 1990s", "199")]),
    ("2008-10-22", "The Dow had its worst day since October 1987.", [("October 1987", "1987-10")]),
    (
        "2008-10-22",
        "The carmaker will cut 30,000 jobs over the next three years.",
        [("the next three years", "P3Y", "2008-10-22", "2011-10-22")],
    ),
    ("2008-10-22", "The company, founded in 1908, employs 252,000 people.", [("1908", "1908")]),
    (
        "2008-10-22",
        "Version 10.5.2 was released in February; Windows 2000 is not supported.",
        [("February", "2008-02")],
    ),
    ("2008-10-22", "The fourth quarter will be harder.", [("The fourth quarter", "2008-Q4")]),
    (
        "2008-10-22",
        "Earnings for the six months ended June 30 were flat.",
        [("the six months", "P6M"), ("June 30", "2008-06-30")],
    ),
]
FINANCE: list[Case] = [
    (
        "2008-10-22",
        "The Dow fell 300 points on the day, its biggest drop since 1987.",
        [("the day", "2008-10-22"), ("1987", "1987")],
    ),
    (
        "2008-10-22",
        "The index hit a 52-week low on Monday and a five-year low in New York on Tuesday.",
        [("52-week", "P52W"), ("Monday", "2008-10-20"), ("five-year", "P5Y"), ("Tuesday", "2008-10-21")],
    ),
    (
        "2008-10-22",
        "Sales rose 3% year-on-year in the first nine months of 2008.",
        [("the first nine months of 2008", "P9M", "2008-01-01", "2008-09-30")],
    ),
    (
        "2008-10-22",
        "For the year ended March 31, 2008, the bank lost $2 billion.",
        [("the year", "P1Y"), ("March 31, 2008", "2008-03-31")],
    ),
    (
        "2008-10-22",
        "Workers earn $50,000 a year and work 40 hours a week.",
        [("a year", "P1Y"), ("40 hours", "PT40H"), ("a week", "P1W")],
    ),
    (
        "2008-10-22",
        "Shares recovered later in the day after Tuesday’s close.",
        [("later in the day", "2008-10-22"), ("Tuesday", "2008-10-21")],
    ),
    (
        "2008-10-22",
        "The aircraft will enter service by 2011, two years behind schedule.",
        [("2011", "2011"), ("two years", "P2Y")],
    ),
    ("2008-10-22", "The company forecast growth for the current fiscal year.", [("the current fiscal year", "FY2008")]),
    ("2008-10-22", "The Sunday Times and USA Today reported it after Black Monday.", []),
    ("2008-10-22", "Trading was halted for an hour at noon.", [("an hour", "PT1H"), ("noon", "2008-10-22T12:00")]),
    (
        "2008-10-22",
        "It has until March 31, 2009 to show a plan, and 60 days to agree with lenders.",
        [("March 31, 2009", "2009-03-31"), ("60 days", "P60D")],
    ),
    ("2008-10-22", "The firm plans to cut 20% of its staff over four years.", [("four years", "P4Y")]),
]
COUNCIL: list[Case] = [
    ("2024-03-12", "The meeting was called to order at 7:00 p.m.", [("7:00 p.m.", "2024-03-12T19:00")]),
    ("2024-03-12", "Minutes of the February 13 meeting were approved.", [("February 13", "2024-02-13")]),
    ("2024-03-12", "The committee meets every second Tuesday.", [("every second Tuesday", "XXXX-WXX-2")]),
    (
        "2024-03-12",
        "The next hearing is scheduled for Tuesday, April 9, 2024 at 6:30 pm.",
        [("Tuesday, April 9, 2024 at 6:30 pm", "2024-04-09T18:30")],
    ),
    (
        "2024-03-12",
        "Works on Route 2004 start the week of March 18.",
        [("the week of March 18", "2024-W12", "2024-03-18", "2024-03-24")],
    ),
    (
        "2024-03-12",
        "The library is open on Mondays and twice a week in summer.",
        [("Mondays", "XXXX-WXX-1"), ("twice a week", "P1W"), ("summer", "2024-SU")],
    ),
    ("2024-03-12", "Residents may comment until Friday; the mayor may not vote.", [("Friday", "2024-03-15")]),
    ("2024-03-12", "The budget for fiscal year 2025 was adopted.", [("fiscal year 2025", "FY2025")]),
    ("2024-03-12", "Call 555-2004 or write to 1900 Main Street.", []),
    ("2024-03-12", "Councillor May thanked Mrs. April Summer for her work in January.", [("January", "2024-01")]),
    ("2024-03-12", "The market is held on the first Saturday of June.", [("the first Saturday of June", "2024-06-01")]),
]
WIRE: list[Case] = [
    (
        "1998-02-13",
        "In the nine months, net rose 4.3% from a year ago.",
        [("the nine months", "P9M"), ("a year ago", "1997")],
    ),
    (
        "1998-02-13",
        "He retired last Dec. 31 after 30 years with the firm.",
        [("last Dec. 31", "1997-12-31"), ("30 years", "P30Y")],
    ),
    ("1998-02-13", "On Christmas Day last year, snow fell.", [("Christmas Day last year", "1997-12-25")]),
    (
        "1998-02-13",
        "The ship left on the morning of Feb. 10 and arrived three days later.",
        [("the morning of Feb. 10", "1998-02-10TMO"), ("three days later", "1998-02-13")],
    ),
    (
        "1998-02-13",
        "The Fed will meet on Feb. 3-4 and again on March 31.",
        [("Feb. 3-4", "1998-02-03/1998-02-04"), ("March 31", "1998-03-31")],
    ),
    (
        "1998-02-13",
        "She worked there between 1990 and 1995, and from May to September 1996.",
        [("1990 and 1995", "1990/1995"), ("May to September 1996", "1996-05/1996-09", "1996-05-01", "1996-09-30")],
    ),
    (
        "1998-02-13",
        "Net income for the third quarter of fiscal 1998 was $4 million, compared with $3 million a year earlier.",
        [("the third quarter of fiscal 1998", "FY1998-Q3"), ("a year earlier", "1997")],
    ),
    (
        "1998-02-13",
        "He was elected in 1994 and re-elected two years later.",
        [("1994", "1994"), ("two years later", "1996")],
    ),
    ("1998-02-13", "The game starts at 7:30 tonight.", [("7:30 tonight", "1998-02-13T19:30")]),
    (
        "1998-02-13",
        "The crisis broke out in the waning days of his term in January 1993.",
        [("January 1993", "1993-01")],
    ),
    ("1998-02-13", "The factory produced 1900 units in 1996 and 2100 in 1997.", [("1996", "1996"), ("1997", "1997")]),
    ("1998-02-13", "Later Friday, officials denied it.", [("Later Friday", "1998-02-13")]),
    ("2004-02-13", "Security was tightened after the Sept. 11 attacks.", [("Sept. 11", "2001-09-11")]),
    (
        "2004-02-13",
        "Prices went up from March and are due to fall from April 3.",
        [("March", "2003-03"), ("April 3", "2004-04-03")],
    ),
]
DIPLOMACY: list[Case] = [
    ("2025-05-21", "The ceasefire will last 30 days.", [("30 days", "P30D")]),
    (
        "2025-05-21",
        "She said on May 12 that she would travel on Thursday.",
        [("May 12", "2025-05-12"), ("Thursday", "2025-05-15")],
    ),
    (
        "2025-05-21",
        "The envoy will hand it over by the end of the week.",
        [("the end of the week", "2025-W21", "2025-05-23", "2025-05-25")],
    ),
    ("2025-05-21", "The pact must be ratified within 60 days.", [("60 days", "P60D", "2025-05-21", "2025-07-20")]),
    (
        "2025-05-21",
        "The grain deal expired on July 17, 2023, a year after it was signed.",
        [("July 17, 2023", "2023-07-17"), ("a year", "P1Y")],
    ),
    (
        "2025-05-21",
        "He recalled that in December of last year the chamber had refused.",
        [("December of last year", "2024-12")],
    ),
    (
        "2025-05-21",
        "They met on May 6. On the same day a readout came out; a few hours later drones struck.",
        [("May 6", "2025-05-06"), ("the same day", "2025-05-06"), ("a few hours later", "2025-05-06")],
    ),
    (
        "2025-05-21",
        "In the second half of April the delegations met twice.",
        [("the second half of April", "2025-04", "2025-04-16", "2025-04-30")],
    ),
    ("2025-05-21", "A meeting is planned for the week after next.", [("the week after next", "2025-W23")]),
    (
        "2025-05-21",
        "On 24 and 25 February the assembly voted.",
        [("24 and 25 February", "2025-02-24/2025-02-25", "2025-02-24", "2025-02-25")],
    ),
    (
        "2025-05-21",
        "The moratorium of March 18–April 17 was not extended.",
        [("March 18–April 17", "2025-03-18/2025-04-17", "2025-03-18", "2025-04-17")],
    ),
    ("2025-05-21", "The law enters into force on 23 May. Nobody objected.", [("23 May", "2025-05-23")]),
]
COURTHOUSE: list[Case] = [
    (
        "2024-11-08",
        "It had opened the inquiry in May 2023 after a complaint filed the previous month.",
        [("May 2023", "2023-05"), ("the previous month", "2023-04")],
    ),
    (
        "2024-11-08",
        "The judge gave both sides until 5 p.m. Monday to file briefs.",
        [("5 p.m. Monday", "2024-11-11T17:00")],
    ),
    (
        "2024-11-08",
        "The law goes into effect Jan. 1, 2025, and will be phased in over five years.",
        [("Jan. 1, 2025", "2025-01-01"), ("over five years", "P5Y")],
    ),
    (
        "2024-11-08",
        "The first two weeks of December are the busiest.",
        [("The first two weeks of December", "P2W", "2024-12-01", "2024-12-14")],
    ),
    (
        "2024-11-08",
        "By the second week of November, results were in.",
        [("the second week of November", "2024-11", "2024-11-08", "2024-11-14")],
    ),
    (
        "2024-11-08",
        "Work began in the first week of March 2022.",
        [("the first week of March 2022", "2022-03", "2022-03-01", "2022-03-07")],
    ),
    (
        "2024-11-08",
        "The fiscal 2025 budget was passed on the last weekend of October.",
        [("fiscal 2025", "FY2025"), ("the last weekend of October", "2024-W43-WE", "2024-10-26", "2024-10-27")],
    ),
    (
        "2024-11-08",
        "The suspect was arrested shortly before 3 a.m. Thursday and charged later that day.",
        [("3 a.m. Thursday", "2024-11-07T03:00"), ("later that day", "2024-11-07")],
    ),
    ("2024-11-08", "Police responded at 10:15 Saturday night.", [("10:15 Saturday night", "2024-11-02T22:15")]),
    (
        "2024-11-08",
        "The report covers the period from 1 July 2023 to 30 June 2024.",
        [("1 July 2023 to 30 June 2024", "2023-07-01/2024-06-30")],
    ),
]
CHRONICLES: list[Case] = [
    (
        "2009-04-02",
        "The war began on 5 May 1891, when the fleet left port. On 12 May it reached the strait, and two "
        "days later the "
        "first shots were fired. The town fell in August. The following winter was quiet. In March 1892 "
        "the army crossed "
        "the river; by June it stood before the capital, which held out until 14 October. An armistice was signed on "
        "3 November 1892. The treaty of 1893 gave the province back. In 1895 the fortress was razed, in "
        "1901 a bridge was "
        "built, in 1910 a museum opened, and in 1931 the last veteran died.",
        [
            ("5 May 1891", "1891-05-05"),
            ("12 May", "1891-05-12"),
            ("two days later", "1891-05-14"),
            ("August", "1891-08"),
            ("The following winter", "1891-WI"),
            ("March 1892", "1892-03"),
            ("June", "1892-06"),
            ("14 October", "1892-10-14"),
            ("3 November 1892", "1892-11-03"),
            ("1893", "1893"),
            ("1895", "1895"),
            ("1901", "1901"),
            ("1910", "1910"),
            ("1931", "1931"),
        ],
    ),
    (
        "2009-04-02",
        "The painter was born on 2 February 1840 in a village of the north and moved to the city in 1858, "
        "where an uncle "
        "who traded in timber gave him a room above his office, lent him money and bought his first "
        "pictures when nobody "
        "else would look at them, let alone hang them on a wall. In September 1861 he entered the "
        "academy; he left it the "
        "following year. His first exhibition opened in May 1867, in a hall that the guild of printers had lent to the "
        "young painters of the city, and was noticed by all the papers, which praised his light and "
        "blamed his colours at "
        "such length that he kept the cuttings for the rest of his life, pasted into a book. In June he "
        "married. From 1870 "
        "to 1874 he lived abroad. On 9 April 1881 he returned, and in July his son was born. He published "
        "his letters in "
        "1890 and died in December 1899. A square was named after him in 1925, and the house became a museum in 1957.",
        [
            ("2 February 1840", "1840-02-02"),
            ("1858", "1858"),
            ("September 1861", "1861-09"),
            ("the following year", "1862"),
            ("May 1867", "1867-05"),
            ("June", "1867-06"),
            ("1870 to 1874", "1870/1874"),
            ("9 April 1881", "1881-04-09"),
            ("July", "1881-07"),
            ("1890", "1890"),
            ("December 1899", "1899-12"),
            ("1925", "1925"),
            ("1957", "1957"),
        ],
    ),
]
MIXED: list[Case] = [
    (
        "2010-06-16",
        "It was shown less than two weeks ago.",
        [("less than two weeks ago", "2010-W22", "2010-06-02", "2010-06-16")],
    ),
    (
        "2025-04-14",
        "It should be recalled that as early as March 18 a truce was announced.",
        [("March 18", "2025-03-18")],
    ),
    (
        "2025-07-09",
        "The council meets every first Tuesday of the month.",
        [("every first Tuesday of the month", "XXXX-WXX-2")],
    ),
    (
        "2025-07-09",
        "It all began on a rainy Thursday in March 2021.",
        [("Thursday", "XXXX-WXX-4"), ("March 2021", "2021-03")],
    ),
    (
        "2025-07-09",
        "They met on May 6; that same evening she left. By the time he came, it was late.",
        [("May 6", "2025-05-06"), ("that same evening", "2025-05-06TEV")],
    ),
    (
        "2025-04-14",
        "The conversation of February 12 was followed, six days later, by talks.",
        [("February 12", "2025-02-12"), ("six days later", "2025-02-18")],
    ),
    (
        "2005-11-02",
        "Sent Mar.3,2005; received Feb.18; dated 10-30-89 and 11/02/89.",
        [
            ("Mar.3,2005", "2005-03-03"),
            ("Feb.18", "2005-02-18"),
            ("10-30-89", "1989-10-30"),
            ("11/02/89", "1989-11-02"),
        ],
    ),
    (
        "2005-11-02",
        "In 2005's first quarter and in 2004/05 it fell; the summer of '69 was better.",
        [("2005's first quarter", "2005-Q1"), ("2004/05", "2004/2005"), ("the summer of '69", "1969-SU")],
    ),
    (
        "2025-03-20",
        ("They spoke on Monday (March 10) and will meet a week from Tuesday."),
        [("Monday", "2025-03-10"), ("March 10", "2025-03-10"), ("a week from Tuesday", "2025-04-01")],
    ),
    ("2025-03-20", "The fair opens on Saturday the 29th.", [("Saturday the 29th", "2025-03-29")]),
    ("2025-03-20", "He resigned two weeks ago Monday.", [("two weeks ago Monday", "2025-03-03")]),
    ("2022-10-03", "They marked the anniversary of the end of the war on 9 May.", [("9 May", "2022-05-09")]),
    (
        "2022-10-03",
        "It will take until at least 2025, and talks would not begin before spring.",
        [("2025", "2025"), ("spring", "2023-SP")],
    ),
    (
        "2022-10-03",
        "The ministry said on 2 October that its forces had withdrawn the day before.",
        [("2 October", "2022-10-02"), ("the day before", "2022-10-01")],
    ),
    (
        "2022-10-03",
        "From 2014 until February 2022, the line barely moved.",
        [("2014 until February 2022", "2014/2022-02", "2014-01-01", "2022-02-28")],
    ),
    (
        "2022-10-03",
        "The two spoke for an hour and 20 minutes on Tuesday last week.",
        [("an hour and 20 minutes", "PT1H20M"), ("Tuesday last week", "2022-09-27")],
    ),
    (
        "2005-01-18",
        "It was unveiled on Tuesday and should fly in March or April.",
        [("Tuesday", "2005-01-18"), ("March", "2005-03"), ("April", "2005-04")],
    ),
    ("2008-11-20", "Oil for January delivery settled at $49.42 a barrel.", [("January", "2009-01")]),
    (
        "2005-01-18",
        "At 10:29 local time (0829 GMT) it took off, landing some four hours later.",
        [
            ("10:29 local time", "2005-01-18T10:29"),
            ("0829 GMT", "2005-01-18T08:29"),
            ("some four hours later", "2005-01-18T12:29"),
        ],
    ),
    (
        "2008-11-20",
        "Lawmakers gave them until December 2; hearings would follow the week of December 8.",
        [("December 2", "2008-12-02"), ("the week of December 8", "2008-W50")],
    ),
    ("2011-03-15", "Two SEC officials waited 10 mins, then 2 hrs.", [("10 mins", "PT10M"), ("2 hrs", "PT2H")]),
    ("2011-03-15", "Q1 FY09 was weak; Q4 FY2010 was not.", [("Q1 FY09", "FY2009-Q1"), ("Q4 FY2010", "FY2010-Q4")]),
    (
        None,
        "He was killed in 44 BC; the town was buried in AD 79.",
        [("44 BC", "BC0044"), ("AD 79", "0079", "0079-01-01", "0079-12-31")],
    ),
    (
        None,
        "In 1941 the army attacked. By February the front stood still. In October it moved, and in March "
        "1943 it broke.",
        [("1941", "1941"), ("February", "1941-02"), ("October", "1941-10"), ("March 1943", "1943-03")],
    ),
    (
        "2011-03-15",
        "They spoke in a call on March 10. A day before the call, he had written to her.",
        [("March 10", "2011-03-10"), ("A day", "P1D", "2011-03-09", "2011-03-09")],
    ),
    (
        "2011-03-15",
        "The vote took place on March 10. Two weeks after the vote, it was annulled.",
        [("March 10", "2011-03-10"), ("Two weeks", "P2W")],
    ),
    ("2011-03-15", "The 2010-11 season ends on 22 May.", [("2010-11", "2010/2011"), ("22 May", "2011-05-22")]),
    (
        "2011-03-15",
        "The respondent shall reply within twenty-one (21) days.",
        [("twenty-one (21) days", "P21D", "2011-03-15", "2011-04-05")],
    ),
    (
        "2011-03-15",
        "On the 3rd day of March 2010, the witness appeared.",
        [("the 3rd day of March 2010", "2010-03-03")],
    ),
    ("2011-03-15", "It was the fourth explosion in as many days.", []),
    ("2011-03-15", "The plant was built 40 years ago, in 1971.", [("40 years ago", "1971"), ("1971", "1971")]),
    (
        "2011-03-15",
        "Three days before Christmas, the mill burnt down.",
        [("Three days", "P3D", "2010-12-22", "2010-12-22"), ("Christmas", "2010-12-25")],
    ),
    (
        "2011-03-15",
        "In the spring and summer of 1915 the front moved.",
        [("the spring", "1915-SP"), ("summer of 1915", "1915-SU")],
    ),
    (
        "2011-03-15",
        "From the 16th to the 18th century, the port was busy.",
        [("the 16th to the 18th century", "15/17", "1500-01-01", "1799-12-31")],
    ),
    (
        "2011-03-15",
        "At 6 o'clock on Friday evening, the bells rang.",
        [("6 o'clock on Friday evening", "2011-03-11T18:00")],
    ),
    (
        "2011-03-15",
        "In 2H10, margins fell; the fiscal year ended September 30, 2010 was a record.",
        [("2H10", "2010-H2"), ("the fiscal year", "P1Y"), ("September 30, 2010", "2010-09-30")],
    ),
    ("2011-03-15", "Sales fell in the full year 2010.", [("the full year 2010", "2010")]),
    ("2011-03-15", "The next day, riots began.", [("The next day", "XXXX-XX-XX")]),
]
HISTORY: list[Case] = [
    (
        None,
        "In 1939 the war broke out. The following year the city fell. By 1942 it was a ruin, and in 1945 "
        "it was rebuilt.",
        [("1939", "1939"), ("The following year", "1940"), ("1942", "1942"), ("1945", "1945")],
    ),
    (
        None,
        "The castle was built in the late 12th century and burnt down in 1643.",
        [("the late 12th century", "11"), ("1643", "1643")],
    ),
    (
        None,
        "She was born on 14 July 1901 and died on 2 May 1988.",
        [("14 July 1901", "1901-07-14"), ("2 May 1988", "1988-05-02")],
    ),
    (
        None,
        "During the 1960s the village doubled; the eighties brought decline.",
        [("the 1960s", "196"), ("the eighties", "198")],
    ),
    (None, "From 1914 to 1918 the mill made uniforms.", [("1914 to 1918", "1914/1918", "1914-01-01", "1918-12-31")]),
    (
        None,
        "On June 4, 1942, the fleets met. On June 7 the carrier sank.",
        [("June 4, 1942", "1942-06-04"), ("June 7", "1942-06-07")],
    ),
    (
        None,
        "The siege lasted 872 days, and for centuries nothing had been like it.",
        [("872 days", "P872D"), ("centuries", "PXY")],
    ),
    (
        None,
        "That same year he married; three years later he left.",
        [("That same year", "XXXX"), ("three years later", "XXXX")],
    ),
    (None, "It was founded in the spring of 1848.", [("the spring of 1848", "1848-SP")]),
    (
        None,
        "At the turn of the 20th century, in 1066 and all that, the legions of 9000 men marched.",
        [("the 20th century", "19"), ("1066", "1066")],
    ),
]
MAGAZINE: list[Case] = [
    (
        "2010-11-20",
        "Thanksgiving is on Thursday, and Christmas Eve is a month away.",
        [
            ("Thanksgiving", "2010-11-25"),
            ("Thursday", "2010-11-25"),
            ("Christmas Eve", "2010-12-24"),
            ("a month", "P1M"),
        ],
    ),
    (
        "2010-11-20",
        "Last summer was hot; this winter will be cold.",
        [("Last summer", "2010-SU"), ("this winter", "2010-WI")],
    ),
    ("2010-11-20", "7 mins read", []),
    ("2010-11-20", "It will change once and for all, in the second place, for the third time.", []),
    (
        "2010-11-20",
        "Springtime for relations: the spring in his step, the fall of the regime, a march on the palace.",
        [],
    ),
    (
        "2010-11-20",
        "They waited half an hour, then an hour and a half, then two-and-a-half days.",
        [("half an hour", "PT30M"), ("an hour and a half", "PT1.5H"), ("two-and-a-half days", "P2.5D")],
    ),
    (
        "2010-11-20",
        "Today’s students use it daily and see it every year.",
        [("Today", "2010-11-20"), ("daily", "P1D"), ("every year", "P1Y")],
    ),
    ("2010-11-20", "The album sold $2005 worth of copies at 2010 Sunset Boulevard and 1999 euros in fees.", []),
    (
        "2010-11-20",
        "In the nineties, and in the '80s before, nobody had phones.",
        [("the nineties", "199"), ("the '80s", "198")],
    ),
    ("2010-11-20", "The fight may go on until New Year's Eve.", [("New Year's Eve", "2010-12-31")]),
    ("2010-11-20", "Easter 2011 falls on April 24.", [("Easter 2011", "2011-04-24"), ("April 24", "2011-04-24")]),
]
QUOTED: list[Case] = [
    (
        "2025-05-16",
        "“We will decide tomorrow,” she said on Tuesday.",
        [("tomorrow", "2025-05-14"), ("Tuesday", "2025-05-13")],
    ),
    (
        "2025-05-16",
        "On Monday he told reporters: “The talks begin today.”",
        [("Monday", "2025-05-12"), ("today", "2025-05-12")],
    ),
    ("2025-05-16", "“We will decide tomorrow,” she said.", [("tomorrow", "2025-05-17")]),
    (
        "2025-02-13",
        "He spoke in a call on Wednesday. The day of his call, a defence chief voiced doubt.",
        [("Wednesday", "2025-02-12"), ("The day of his call", "2025-02-12")],
    ),
]
UNPUBLISHED: list[Case] = [
    (None, "He met the envoy on March 16.", [("March 16", "XXXX-03-16")]),
    (None, "More would be known on Monday, March 17.", [("Monday, March 17", "XXXX-03-17")]),
    (
        None,
        "It happened yesterday, on Thursday, last week and two months ago.",
        [
            ("yesterday", "XXXX-XX-XX"),
            ("Thursday", "XXXX-WXX-4"),
            ("last week", "XXXX-WXX"),
            ("two months ago", "XXXX-XX"),
        ],
    ),
    (None, "It starts at 10:30 a.m. in the spring.", [("10:30 a.m.", "T10:30"), ("the spring", "XXXX-SP")]),
]
ALL = {
    "news agencies": AGENCY,
    "courts": COURT,
    "sport": SPORT,
    "companies": COMPANY,
    "news wires": WIRE,
    "markets": FINANCE,
    "town councils": COUNCIL,
    "diplomacy": DIPLOMACY,
    "mixed texts": MIXED,
    "court reports": COURTHOUSE,
    "histories": HISTORY,
    "chronicles": CHRONICLES,
    "magazines": MAGAZINE,
    "quotations": QUOTED,
    "texts of unknown date": UNPUBLISHED,
}
