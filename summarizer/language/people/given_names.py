"""Common given names by the gender they usually tell; a name on neither list tells nothing."""

from __future__ import annotations

FEMALE = frozenset(
    """
    abigail agnes aisha alexandra alice alison amanda amber amy ana andrea angela angelina anita ann
    anna anne annie april ashley audrey barbara beatrice belinda beth betsy betty beverly bonnie brenda
    bridget brittany camila carla carmen carol caroline carolyn catherine cecilia charlotte cheryl
    christina christine cindy claire clara claudia condoleezza courtney cristina cynthia daisy danielle
    dawn debbie deborah debra denise diana diane dianne donna doris dorothy eileen elaine eleanor elena
    elisabeth elise elizabeth ella ellen emily emma erica erin esther eva eve evelyn faye fatima fiona
    florence frances gabrielle gail gillian gina gloria grace greta hannah harriet heather heidi helen
    helena hillary holly hope ilse inga ingrid irene iris isabel isabella ivanka jacqueline jan jane
    janet janice jasmine jean jeanne jennifer jenny jessica jill joan joanna jocelyn josephine joy joyce
    juanita judith judy julia julie june karen kate kathleen katherine kathryn kathy katie kayla keisha
    kelly kimberly kirsten kristen laura lauren laurie leah lena leslie lillian linda lindsay lisa liz
    lois loretta lori louise lucia lucy lydia lynn maggie marcia margaret maria marie marilyn marina
    marion marjorie marlene martha mary maureen maya megan melania melinda melissa mercedes meredith
    michele michelle mildred miriam molly monica myra nadia nancy naomi natalie natasha nicole nina nora
    norma olga olivia pamela patricia patty paula pauline peggy penny phyllis priscilla rachel rebecca
    regina renee rhonda rita roberta rosa rose rosemary ruth sabrina sally samantha sandra sara sarah
    shannon sharon sheila shirley silvia simone sofia sonia sonya sophia sophie stacy stella stephanie
    sue susan suzanne svetlana sylvia tamara tanya tara tatiana teresa theresa tiffany tina tracy ursula
    valentina valerie vanessa vera veronica victoria viola violet virginia vivian wanda wendy whitney
    yolanda yulia yvonne zoe
    """.split()
)

MALE = frozenset(
    """
    aaron abdul abdullah abraham adam adrian ahmad ahmed alan albert alberto alejandro alex alexander
    alfred ali allan allen andre andreas andrei andrew andriy andy angus anthony antonio arnold arthur
    arturo ashton barack barry bashar ben benjamin bernard bernie bill bob boris brad bradley brandon
    brendan brent brett brian bruce bryan calvin carl carlos cecil cesar charles charlie chris christian
    christopher chuck clarence claude clifford clint colin craig curtis dale dan daniel darren dave
    david dean dennis derek diego dmitri dmitry don donald douglas duncan dwight earl ed eddie edgar
    eduardo edward edwin eli elijah emmanuel enrique eric ernest ethan eugene evan felipe felix fernando
    floyd francisco francois frank franklin fred frederick gabriel gary gavin gene geoffrey george
    gerald gerard gilbert giovanni glenn gordon graham greg gregory guillermo gustavo guy hamid hans
    harold harry harvey hassan hector henry herbert herman howard hugh hugo hussein ian ibrahim igor
    ivan jack jacob jaime jake james jared jason javier jay jeff jeffrey jeremy jerome jerry jesse jim
    jimmy joe joel johan john johnny jon jonathan jorge jose joseph josh joshua juan julian julio justin
    kareem karl keith ken kenneth kevin khalid klaus kurt kyle larry lars lawrence lee leo leon leonard
    leonid lewis liam lloyd louis luca lucas luis luke malcolm manuel marc marcel marco marcus mario
    mark marshall martin marvin matt matteo matthew maurice max maxim michael michel miguel mike mikhail
    milton mitch mitt mohamed mohammad mohammed moshe muhammad mustafa nathan neil nelson nicholas
    nicolas nigel noah norman oleg oliver omar oscar osama owen pablo patrick paul pavel pedro pete
    peter phil philip philippe pierre rafael ralph ramon randy raul ray raymond reginald ricardo richard
    rick rob robert roberto rodney rodrigo roger roland ron ronald ross roy rudy rupert russell ryan
    saeed salman sam samuel saul scott sean sebastian serge sergei sergey sergio seth shane shaun sidney
    simon solomon spencer stanley stefan stephen steve steven stuart ted terence terrence terry theodore
    thomas tim timothy todd tom tommy tony travis trevor trey vernon victor viktor vincent vitaly vladimir
    volodymyr wallace walter warren wayne wesley wilfred will william willie winston xavier yasser yuri
    zachary
    """.split()
)
