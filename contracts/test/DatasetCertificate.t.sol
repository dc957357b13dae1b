// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {DatasetCertificate} from "../src/DatasetCertificate.sol";
import {VM} from "./Vm.sol";

/// @dev Two hospitals with accounts, and everybody else.
contract DatasetCertificateTest {
    address private constant HOSPITAL = address(0x1105);
    address private constant OTHER = address(0x1106);
    address private constant STRANGER = address(0xBAD);
    uint256 private constant TOKEN = 77;
    bytes32 private constant RECORD = keccak256("record");
    DatasetCertificate private _contract;

    function setUp() public {
        _contract = new DatasetCertificate(address(this), "https://hub.example/certificates/");
        _contract.registerInstitution(HOSPITAL);
        _contract.registerInstitution(OTHER);
        _contract.mint(TOKEN, HOSPITAL, RECORD);
    }

    function _notInstitution(address account) private pure returns (bytes memory) {
        return abi.encodeWithSelector(
            DatasetCertificate.DatasetCertificateNotInstitution.selector, account
        );
    }

    function _notRegistrar(address caller) private pure returns (bytes memory) {
        return abi.encodeWithSelector(
            DatasetCertificate.DatasetCertificateNotRegistrar.selector, caller
        );
    }

    function test_ACertificateNamesItsRecordItsHolderAndItsWords() public view {
        assert(_contract.ownerOf(TOKEN) == HOSPITAL && _contract.recordOf(TOKEN) == RECORD);
        assert(
            keccak256(bytes(_contract.tokenURI(TOKEN)))
                == keccak256("https://hub.example/certificates/77.json")
        );
    }

    function test_AVersionIsCertifiedOnceAndWithARecord() public {
        VM.expectRevert(
            abi.encodeWithSelector(IERC721Errors.ERC721InvalidSender.selector, address(0))
        );
        _contract.mint(TOKEN, OTHER, RECORD);
        VM.expectRevert(
            abi.encodeWithSelector(
                DatasetCertificate.DatasetCertificateNoRecord.selector, uint256(78)
            )
        );
        _contract.mint(78, OTHER, 0);
        VM.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, 78));
        _contract.recordOf(78);
        VM.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, 78));
        _contract.tokenURI(78);
    }

    function test_AnInstitutionGivesItToAnother() public {
        VM.prank(HOSPITAL);
        _contract.transferFrom(HOSPITAL, OTHER, TOKEN);
        assert(_contract.ownerOf(TOKEN) == OTHER);
        VM.prank(OTHER);
        _contract.safeTransferFrom(OTHER, HOSPITAL, TOKEN);
        assert(_contract.ownerOf(TOKEN) == HOSPITAL);
    }

    function testFuzz_OnlyInstitutionsReceive(address receiver) public {
        if (receiver == HOSPITAL || receiver == OTHER || receiver == address(0)) return;
        VM.expectRevert(_notInstitution(receiver));
        _contract.mint(78, receiver, RECORD);
        VM.prank(HOSPITAL);
        VM.expectRevert(_notInstitution(receiver));
        _contract.transferFrom(HOSPITAL, receiver, TOKEN);
    }

    function testFuzz_NobodyButTheHolderMovesIt(address mover) public {
        if (mover == HOSPITAL) return;
        VM.prank(mover);
        VM.expectRevert(
            abi.encodeWithSelector(
                IERC721Errors.ERC721InsufficientApproval.selector, mover, TOKEN
            )
        );
        _contract.transferFrom(HOSPITAL, OTHER, TOKEN);
        assert(_contract.ownerOf(TOKEN) == HOSPITAL);
    }

    function test_NobodyCanBeAllowedToMoveIt() public {
        bytes memory refusal =
            abi.encodeWithSelector(DatasetCertificate.DatasetCertificateNoApprovals.selector);
        VM.startPrank(HOSPITAL);
        VM.expectRevert(refusal);
        _contract.approve(STRANGER, TOKEN);
        VM.expectRevert(refusal);
        _contract.setApprovalForAll(STRANGER, true);
        VM.stopPrank();
        assert(_contract.getApproved(TOKEN) == address(0));
        assert(!_contract.isApprovedForAll(HOSPITAL, STRANGER));
    }

    function test_ARemovedInstitutionKeepsItsCertificatesWhereTheyAre() public {
        VM.expectEmit(address(_contract));
        emit DatasetCertificate.InstitutionRemoved(HOSPITAL);
        _contract.removeInstitution(HOSPITAL);
        VM.prank(HOSPITAL);
        VM.expectRevert(_notInstitution(HOSPITAL));
        _contract.transferFrom(HOSPITAL, OTHER, TOKEN);
        VM.prank(OTHER);
        VM.expectRevert();
        _contract.transferFrom(HOSPITAL, OTHER, TOKEN);
        assert(_contract.ownerOf(TOKEN) == HOSPITAL);
        VM.expectRevert(_notInstitution(HOSPITAL));
        _contract.removeInstitution(HOSPITAL);
    }

    function testFuzz_OnlyTheRegistrarRegistersAndIssues(address stranger) public {
        if (stranger == address(this)) return;
        VM.startPrank(stranger);
        VM.expectRevert(_notRegistrar(stranger));
        _contract.mint(78, HOSPITAL, RECORD);
        VM.expectRevert(_notRegistrar(stranger));
        _contract.registerInstitution(stranger);
        VM.expectRevert(_notRegistrar(stranger));
        _contract.removeInstitution(HOSPITAL);
        VM.expectRevert(_notRegistrar(stranger));
        _contract.setBaseUri("https://elsewhere.example/");
        VM.expectRevert(_notRegistrar(stranger));
        _contract.transferRegistrar(stranger);
        VM.expectRevert(_notRegistrar(stranger));
        _contract.acceptRegistrar();
        VM.stopPrank();
    }

    function test_TheRegistryPassesInTwoSteps() public {
        _contract.transferRegistrar(STRANGER);
        _contract.registerInstitution(address(1));
        VM.prank(STRANGER);
        _contract.acceptRegistrar();
        (address current, address next) = _contract.registrar();
        assert(current == STRANGER && next == address(0));
        VM.expectRevert(_notRegistrar(address(this)));
        _contract.mint(78, HOSPITAL, RECORD);
    }

    function test_TheWordsCanMove() public {
        _contract.setBaseUri("https://new.example/c/");
        assert(keccak256(bytes(_contract.baseUri())) == keccak256("https://new.example/c/"));
        assert(
            keccak256(bytes(_contract.tokenURI(TOKEN))) == keccak256("https://new.example/c/77.json")
        );
    }

    /// @dev Royalties belong to sales, and there are none. Source: docs/decisions/071
    function test_ItIsATokenWithWordsAndWithoutRoyalties() public {
        bytes4[3] memory known = [bytes4(0x01ffc9a7), bytes4(0x80ac58cd), bytes4(0x5b5e139f)];
        for (uint256 n; n < known.length; ++n) assert(_contract.supportsInterface(known[n]));
        assert(!_contract.supportsInterface(0x2a55205a));
        (bool done,) = address(_contract).call(
            abi.encodeWithSignature("royaltyInfo(uint256,uint256)", TOKEN, uint256(1_000_000))
        );
        assert(!done);
    }
}
